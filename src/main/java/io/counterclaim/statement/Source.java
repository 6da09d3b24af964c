package io.counterclaim.statement;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Node;
import io.counterclaim.base.Period;
import io.counterclaim.base.Recorded;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@Description("A page, post, broadcast or document in which statements can be read.")
public class Source extends Recorded implements Node {
  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What it is.")
  public SourceKind kind;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("Who published it.")
  public Actor publisher;

  @Description("Its title, as published.")
  public String title;

  @Description("Where it can be read: an http or https address.")
  public String url;

  @Description("Where a copy is kept: an http or https address.")
  public String archiveUrl;

  @NonNull
  @Description("The names of its authors, in the order in which it gives them.")
  public List<@NonNull String> authors;

  @Description("The language that it is in: a BCP 47 tag.")
  public String language;

  @NonNull
  @Embedded
  @AttributeOverride(name = "from", column = @Column(name = "published_from"))
  @AttributeOverride(name = "to", column = @Column(name = "published_to"))
  @AttributeOverride(name = "precision", column = @Column(name = "published_precision"))
  @AttributeOverride(name = "zone", column = @Column(name = "published_zone"))
  @Description(
      "The minute, hour, day or longer in which it was published; UNKNOWN if nobody noted it.")
  public Period published;

  /** To sort by, like the next one: never read. */
  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "published_first", insertable = false, updatable = false)
  public Instant publishedFirst;

  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "published_last", insertable = false, updatable = false)
  public Instant publishedLast;

  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(columnDefinition = "tsvector", insertable = false, updatable = false)
  public String search;

  @Description("When this copy of it was fetched. ISO 8601, in UTC; null where nobody noted it.")
  public Instant retrievedAt;

  @Description(
      "The beginning of the minute, hour or day in which it was published. ISO 8601, in UTC; null if not known.")
  public Instant getPublishedAt() {
    return published.from();
  }

  @NonNull
  @Description("How exactly the time of publication is known; UNKNOWN if it is not.")
  public DatePrecision getPublishedPrecision() {
    return published.precision();
  }
}
