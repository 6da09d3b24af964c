package io.counterclaim.base;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Ignore;
import org.hibernate.annotations.UuidGenerator;

/** A part of something recorded: it has no name or address of its own. */
@MappedSuperclass
public abstract class Row extends PanacheEntityBase {
  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  @Ignore
  public UUID id;
}
