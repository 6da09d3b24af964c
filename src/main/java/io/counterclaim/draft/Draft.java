package io.counterclaim.draft;

import io.counterclaim.base.Identified;
import io.counterclaim.base.Node;
import io.counterclaim.graphql.schema.Json;
import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.recording.mutation.InputViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@Description(
    "A dossier that is not published. Only editors know of it: to others it is not there, and nothing that they can ask tells"
        + " of it.")
public class Draft extends Identified implements Node {
  @NonNull
  @Description("What editors call it.")
  public String title;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("How far it is.")
  public DraftStatus status;

  @Ignore
  @Column(name = "dossier")
  public String content;

  @Ignore
  @Column(name = "violations")
  public String broken;

  @Description("Why it was returned to its writer; null once it is submitted again.")
  public String comment;

  @Description(
      "It is published by itself at this moment, once it is approved; null if it may be published at any time. ISO 8601, in"
          + " UTC.")
  public Instant embargoedUntil;

  @Description(
      "Who approved it: what it says is recorded under their name. Null as long as nobody did.")
  public String approvedBy;

  @Ignore
  @Column(name = "revision")
  public long number;

  @NonNull
  @Description("Who saved it last.")
  public String changedBy;

  @NonNull
  @Description("When it was saved last. ISO 8601, in UTC.")
  public Instant changedAt;

  @Description("When it was published; null if it was not. ISO 8601, in UTC.")
  public Instant publishedAt;

  @NonNull
  @Description("What it says, in the form of dossier.schema.json; as it was saved.")
  public Json getDossier() {
    return new Json(content);
  }

  @NonNull
  @Description(
      "The rules that it broke when it was saved last, or when it was to be published by itself. Their paths begin with"
          + " `dossier`.")
  public List<@NonNull InputViolation> getViolations() {
    return StoredViolations.read(broken);
  }

  @NonNull
  @Description(
      "How often it was saved, submitted, returned and so on: a number of its own, which no change has.")
  public Revision getRevision() {
    return new Revision(number);
  }

  /** Has it be another one than before. */
  void become(DraftStatus next) {
    status = next;
    number++;
  }
}
