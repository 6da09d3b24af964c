package io.counterclaim.statement;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Node;
import io.counterclaim.base.Period;
import io.counterclaim.base.Recorded;
import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "Statement.byId",
    query =
        """
        from Statement s /* selected of s */ where among(:ids, s.id)
        """)
@NamedQuery(
    name = "Statement.undatedIn",
    query =
        """
        select c.statement.key from Citation c
        where c.source.id = :source and c.statement.said.from is null and c.statement.deletedAt is null
        order by c.statement.key
        """)
@NamedQuery(
    name = "Statement.verificationNotes",
    query =
        """
        select s.key from Statement s
        where s.speaker.id = :speaker and s.kind = VERIFICATION_NOTE and s.deletedAt is null
        order by s.key
        """)
@Description(
    "One utterance by one speaker, kept as it was said and never edited into something else.")
public class Statement extends Recorded implements Node {
  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What the speaker does by saying it.")
  public StatementKind kind;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("How near to the spoken words `text` is.")
  public Rendering rendering;

  @NonNull
  @Description("The words, or a report of them, in `language`.")
  public String text;

  @NonNull
  @Description("The language of `text`: a BCP 47 tag.")
  public String language;

  @Description("The words as they were spoken, where `text` is a translation.")
  public String originalText;

  @Description("The language of `originalText`: a BCP 47 tag.")
  public String originalLanguage;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("Who said it.")
  public Actor speaker;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "on_behalf_of_id")
  @Description("For whom it was said, where that is not whom the speaker usually speaks for.")
  public Actor onBehalfOf;

  @Ignore
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  public Actor camp;

  /** The last day of `said`, to find and count by, and on which the camp is looked up. */
  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "said_day", nullable = false)
  public LocalDate saidDay;

  @NonNull
  @Embedded
  @AttributeOverride(name = "from", column = @Column(name = "said_from"))
  @AttributeOverride(name = "to", column = @Column(name = "said_to"))
  @AttributeOverride(name = "precision", column = @Column(name = "said_precision"))
  @AttributeOverride(name = "zone", column = @Column(name = "said_zone"))
  @Description(
      "When it was said. `to` is never null: an undated statement was said at the latest when it was first published.")
  public Period said;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("Where it was said.")
  public Medium medium;

  @Description("The network or channel that it was said on, such as Telegram.")
  public String platform;

  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(columnDefinition = "tsvector", insertable = false, updatable = false)
  public String search;

  /**
   * Whether its own rules hold, with the citations that it will have; those that it breaks are
   * told. The speaker may be missing: that is told elsewhere.
   */
  public boolean holds(List<Citation> citations, boolean asserting, Rules rules) {
    RuleCheck check = new RuleCheck(rules);
    if ((originalText == null) != (originalLanguage == null)) {
      check.broken(
          originalText == null ? "/originalLanguage" : "/originalText",
          "must come together with the other one of originalText and originalLanguage");
    }
    if (rendering != Rendering.PARAPHRASE && citations.stream().noneMatch(c -> c.quote != null)) {
      check.broken("/citations", "must have a quote, since the rendering is " + rendering);
    }
    if (kind == StatementKind.VERIFICATION_NOTE && asserting) {
      check.broken("/assertions", "must be empty: a VERIFICATION_NOTE takes no position");
    }
    if (kind == StatementKind.VERIFICATION_NOTE && speaker != null && !speaker.type.verifies()) {
      check.broken(
          "/speaker",
          "must be a media outlet or a non-governmental organization for a VERIFICATION_NOTE");
    }
    return check.passed();
  }

  /** Whether words stand in the text, kinds of quotation marks and white space aside. */
  public boolean contains(String quote) {
    return plain(text).contains(plain(quote));
  }

  private static String plain(String words) {
    return words
        .replaceAll("[\u2018\u2019\u201A\u201B\u2039\u203A'`]", "'")
        .replaceAll("[\u201C\u201D\u201E\u201F\u00AB\u00BB\"]", "'")
        .replaceAll("(?U)\\s+", " ")
        .strip();
  }
}
