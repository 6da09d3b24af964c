package io.counterclaim.graphql.lists;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.StandardBasicTypes;

/**
 * PostgreSQL's operators that HQL has no words for; each is written so that its index applies. What
 * is asked for comes before the property: after it, HQL would take it for one of the property's
 * type, find that it is not, and translate the query each time.
 */
public final class SqlFunctions implements FunctionContributor {
  private static final String CAMP_TODAY = "camp_of(?2, (now() at time zone 'UTC')::date)";

  @Override
  public void contributeFunctions(FunctionContributions contributions) {
    BasicTypeRegistry types = contributions.getTypeConfiguration().getBasicTypeRegistry();
    BasicType<Boolean> truth = types.resolve(StandardBasicTypes.BOOLEAN);
    BasicType<Float> rank = types.resolve(StandardBasicTypes.FLOAT);
    BasicType<String> text = types.resolve(StandardBasicTypes.STRING);
    SqmFunctionRegistry registry = contributions.getFunctionRegistry();
    registry.registerPattern("among", "(?2 = any (?1))", truth);
    registry.registerPattern("includes", "(?2 @> ?1)", truth);
    registry.registerPattern(
        "bucket_of", "width_bucket(?2, ?1)", types.resolve(StandardBasicTypes.INTEGER));
    registry.registerPattern("has_words", "(?2 @@ search_query(?1))", truth);
    registry.registerPattern("relevance", "ts_rank('{1, 1, 1, 1}', ?2, search_query(?1), 1)", rank);
    registry.registerPattern("resembles", "(?1 <% ?2)", truth);
    registry.registerPattern(
        "is_named",
        "(?1 = any (array(select coalesce(merged_into_id, id) from actor where ?2 <% name union all select"
            + " (select coalesce(a.merged_into_id, a.id) from actor a where a.id = n.actor_id)"
            + " from actor_name n where ?2 <% n.text)))",
        truth);
    registry.registerPattern(
        "leads_to",
        "(?2 = any (array(select id from actor where id = any (?1)"
            + " union all select id from actor where merged_into_id = any (?1))))",
        truth);
    registry.registerPattern(
        "actor_at", "actor_at(?1, ?2)", types.resolve(StandardBasicTypes.UUID));
    registry.registerPattern("name_rank", "name_rank(?1, ?2)", rank);
    registry.registerPattern("known_at", "(tstzrange(?1, ?2) @> cast(?3 as timestamptz))", truth);
    registry.registerPattern(
        "was_there",
        "(?2 <= ?4 and (?3 is null or ?3 > ?4) and not exists (select from absence x"
            + " where x.node_id = ?1 and x.since <= ?4 and x.until > ?4))",
        truth);
    registry.registerPattern(
        "before_the_end_of_time",
        "(?1 <-> timestamptz '9999-12-31 00:00:00+00')",
        types.resolve(StandardBasicTypes.DURATION));
    registry.registerPattern("overlaps_range", "(tstzrange(?1, ?2) && tstzrange(?3, ?4))", truth);
    registry.registerPattern("belongs_to", "(?1 = any (array(select members_of(?2, ?3))))", truth);
    registry.registerPattern(
        "camp_known", "camp_known(?1, ?2, ?3)", types.resolve(StandardBasicTypes.UUID));
    registry.registerPattern(
        "changes_word_on", "(?1 in (select word_changes(" + CAMP_TODAY + ", ?3, ?4)))", truth);
    // Without `is true`, PostgreSQL would join all changes before it sorts them.
    registry.registerPattern(
        "changes_any_word",
        "(?4 = %1$s and (?1 in (select word_changes(%1$s, null, ?3))) is true)"
            .formatted(CAMP_TODAY),
        truth);
    registry.registerPattern("month_of", "to_char(cast(?1 as timestamp), 'YYYY-MM')", text);
  }
}
