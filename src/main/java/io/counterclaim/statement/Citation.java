package io.counterclaim.statement;

import io.counterclaim.base.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "Citation.ofStatements",
    query =
        """
        from Citation c /* selected of c */
        where among(:ids, c.statement.id) and c.recordedAt <= :known
        order by c.position
        """)
@NamedQuery(
    name = "Citation.relays",
    query =
        """
        select c.statement.id, c.source.id, c.relays.id
        from Citation c
        where among(:ids, c.statement.id) and c.recordedAt <= :known
        """)
@Description("Where a statement can be read, and in whose words.")
public class Citation extends Row {
  @Ignore
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  public Statement statement;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("The source.")
  public Source source;

  /** Place in the list of the statement's citations, from 0. */
  @Ignore public int position;

  @Description(
      "The exact words cited; always there for a quote, and contained in the statement's text.")
  public String quote;

  @Description("How the source introduces the words, such as `said in a Telegram post`.")
  public String attribution;

  @ManyToOne(fetch = FetchType.LAZY)
  @Description("The source that this one repeats, if it does not report at first hand.")
  public Source relays;

  @Ignore
  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
