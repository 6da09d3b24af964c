package io.counterclaim.dispute;

import org.eclipse.microprofile.graphql.Description;

@Description("How the latest words of the camps on one thing stand to one another.")
public enum DisputeState {
  @Description("The latest words of two camps cannot both hold.")
  CONTESTED,
  @Description(
      "Two or more camps have spoken, at least one affirms, and all their words can hold together.")
  AGREED,
  @Description(
      "One camp only has spoken, and it affirms or leaves it open; or several have, and all leave it open.")
  ONE_SIDED,
  @Description("Nobody affirms anything, and somebody denies something.")
  DENIED,
  @Description("Everything ever asserted has been retracted or corrected.")
  WITHDRAWN
}
