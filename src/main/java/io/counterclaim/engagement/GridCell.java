package io.counterclaim.engagement;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description(
    "A cell of a grid with the engagements in it. Its northern and its eastern border belong to the next cell, but for those"
        + " of the grid itself. Degrees, WGS 84.")
public record GridCell(
    @Description("Its place from the west, the first is 0.") int column,
    @Description("Its place from the south, the first is 0.") int row,
    @Description("Its southern border.") double south,
    @Description("Its western border.") double west,
    @Description("Its northern border.") double north,
    @Description("Its eastern border; less than `west` where the cell crosses the 180th meridian.")
        double east,
    @Description("How many engagements are in it: at least one.") int count,
    @NonNull @Description("The one of them that began last.") Engagement example) {}
