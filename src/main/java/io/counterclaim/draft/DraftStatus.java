package io.counterclaim.draft;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

@Description("How far a draft is on its way to be published.")
public enum DraftStatus {
  @Description("It is being written. Whatever is saved is OPEN again.")
  OPEN,
  @Description("Its writer holds it to be ready.")
  SUBMITTED,
  @Description("It is published by itself at the end of its embargo.")
  APPROVED,
  @Description("It is recorded, and stays as it is.")
  PUBLISHED,
  @Description("It was given up, and stays as it is.")
  DISCARDED;

  /** Those that can become something else. */
  static final Set<DraftStatus> AT_WORK = EnumSet.of(OPEN, SUBMITTED, APPROVED);
}
