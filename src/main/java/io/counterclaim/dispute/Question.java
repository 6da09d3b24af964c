package io.counterclaim.dispute;

import io.counterclaim.statement.Attribute;
import java.util.UUID;

/**
 * What there can be a dispute on: an attribute of an engagement, of one subject or (null) of the
 * engagement itself.
 */
public record Question(UUID engagement, Attribute attribute, UUID subject) {}
