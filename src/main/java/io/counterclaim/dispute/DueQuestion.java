package io.counterclaim.dispute;

import io.counterclaim.base.Jdbc;
import io.counterclaim.statement.Attribute;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A question on which disputes must be worked out anew, as the database notes it.
 *
 * @param since the earliest moment from which they may have changed
 */
record DueQuestion(Question question, Instant since) {
  private static final String TAKE =
      """
      delete from dispute_due where %s
      returning engagement_id, attribute, subject_id, micros(greatest(since,'0001-01-01Z'))
      """;
  private static final String OWN = taking("noted_in = pg_current_xact_id()");

  /** Rows that are locked are noted again just now, by a transaction that is not over. */
  private static final String ANY =
      taking("ctid = any(array(select ctid from dispute_due limit ? for update skip locked))");

  /** Some of them as a common table expression. */
  private static final String DUE =
      """
      with recursive due (engagement_id, attribute, subject_id, since) as (
        select * from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as uuid[]), cast(? as timestamptz[])))
      """;

  private static String taking(String which) {
    return CampAssertions.micros(TAKE.formatted(which));
  }

  /** Takes those that this transaction noted. */
  static List<DueQuestion> takeOwn(EntityManager entities) {
    return taken(Jdbc.rows(entities, OWN));
  }

  /** Takes some, whoever noted them. */
  static List<DueQuestion> takeAny(EntityManager entities, int most) {
    return taken(Jdbc.rows(entities, ANY, most));
  }

  private static List<DueQuestion> taken(List<Object[]> rows) {
    return rows.stream().map(DueQuestion::of).toList();
  }

  private static DueQuestion of(Object[] row) {
    return new DueQuestion(
        new Question((UUID) row[0], Attribute.valueOf((String) row[1]), (UUID) row[2]),
        CampAssertions.moment(row[3]));
  }

  /** The same from a moment on, if that is earlier: what is in force then is looked at, too. */
  DueQuestion since(Instant moment) {
    return since.isAfter(moment) ? new DueQuestion(question, moment) : this;
  }

  /** The rows of a query about some of them, which are its table `due`. */
  static List<Object[]> rows(EntityManager entities, List<DueQuestion> due, String sql) {
    return Jdbc.rows(
        entities,
        DUE + sql,
        Jdbc.texts(due, each -> each.question.engagement()),
        Jdbc.texts(due, each -> each.question.attribute()),
        Jdbc.texts(due, each -> each.question.subject()),
        Jdbc.texts(due, each -> each.since));
  }
}
