package io.counterclaim.recording;

import io.counterclaim.graphql.schema.Json;
import io.counterclaim.graphql.schema.Revision;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@NamedQuery(
    name = "Change.beyond",
    query = "from Change c where c.number > :after order by c.number limit :most")
@NamedNativeQuery(
    name = "Change.beyondOfTypes",
    resultClass = Change.class,
    query =
        """
        select c.* from (
          select o.revision from unnest(cast(:types as text[])) as t (type) cross join lateral (
            select revision from change where type = t.type and revision > :after order by revision limit :most) o
          order by o.revision limit :most) r
        cross join lateral (select * from change where revision = r.revision limit 1) c
        order by c.revision
        """)
@NamedNativeQuery(
    name = "Change.ofNodes",
    resultClass = Change.class,
    query =
        """
        select c.* from unnest(cast(:ids as uuid[])) as n (id) cross join lateral (
          select * from change o where o.node_id = n.id and o.revision < :before order by o.revision desc limit :most) c
        order by c.revision desc
        """)
@NamedQuery(
    name = "Change.revisions",
    query =
        """
        select c.nodeId, max(c.number) from Change c where among(:ids, c.nodeId) group by c.nodeId
        """)
@Description(
    "That something was recorded, changed or taken back: one for each node that a transaction left other than it was.")
public class Change extends PanacheEntityBase {
  @jakarta.persistence.Id
  @Column(name = "revision")
  @Ignore
  public long number;

  @NonNull
  @Description("When. ISO 8601, in UTC.")
  public Instant at;

  @Ignore
  @Column(name = "by")
  public String editor;

  @Description("The reason given; that of the deletion if it was deleted.")
  public String why;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What was done.")
  public ChangeKind kind;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("To what.")
  public NodeType type;

  @Id
  @NonNull
  @org.eclipse.microprofile.graphql.Name("id")
  @Description("The id of the node.")
  public UUID nodeId;

  @Description("The key of the node, if it has one.")
  public String key;

  @Ignore
  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "after")
  public String content;

  @NonNull
  @Description("Its number: greater than that of any change before it.")
  public Revision getRevision() {
    return new Revision(number);
  }

  @Description(
      "The node from then on, as a part of a dossier; null if it is there no longer. An assertion names its statement.")
  public Json getAfter() {
    return content == null ? null : new Json(content);
  }
}
