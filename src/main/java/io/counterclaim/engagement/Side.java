package io.counterclaim.engagement;

import org.eclipse.microprofile.graphql.Description;

@Description("Which of two opposed sides; the letters say nothing of who is right.")
public enum Side {
  @Description("The one side.")
  A,
  @Description("The other side.")
  B
}
