package io.counterclaim.recording;

import org.eclipse.microprofile.graphql.Description;

@Description("What was done to a node.")
public enum ChangeKind {
  @Description("It was recorded.")
  RECORDED,
  @Description("Its content was changed.")
  AMENDED,
  @Description("It holds no longer: an affiliation or assertion that others may have replaced.")
  SUPERSEDED,
  @Description("It was taken back: a relation or an assessment.")
  WITHDRAWN,
  @Description("It was deleted; its id and key are not used again.")
  DELETED,
  @Description("Its deletion was undone.")
  RESTORED,
  @Description("It was found to be the same as another node, and became that one.")
  MERGED,
  @Description("A merger was undone.")
  UNMERGED
}
