package io.counterclaim.graphql.lists;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a page lies in its list (Relay's cursor connections).")
public record PageInfo(
    @Description(
            "Whether there is more after this page. Exact when paging forward; when paging backward, whether `before`"
                + " was given.")
        boolean hasNextPage,
    @Description(
            "Whether there is more before this page. Exact when paging backward; when paging forward, whether `after`"
                + " was given.")
        boolean hasPreviousPage,
    @Description("Cursor of the first entry, for `before`; null on an empty page.")
        String startCursor,
    @Description("Cursor of the last entry, for `after`; null on an empty page.")
        String endCursor) {}
