package io.counterclaim.actor;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.base.Row;
import io.counterclaim.engagement.Place;
import io.counterclaim.graphql.Read;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@Table(name = "external_id")
@Description("The identifier of an actor or a place in a public register.")
public class ExternalId extends Row {
  @Ignore
  @ManyToOne(fetch = FetchType.LAZY)
  public Actor actor;

  @Ignore
  @ManyToOne(fetch = FetchType.LAZY)
  public Place place;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("The register.")
  public IdScheme scheme;

  @NonNull
  @Description("The identifier, as the register writes it.")
  public String value;

  protected ExternalId() {}

  /** Of an actor or of a place: the other one is null. */
  public ExternalId(Actor actor, Place place, IdScheme scheme, String value) {
    this.actor = actor;
    this.place = place;
    this.scheme = scheme;
    this.value = value;
  }

  @Description("The page of the register about it.")
  public String getUrl() {
    return scheme.page(value);
  }

  /** The key of the actor that has an identifier, or null if none has. */
  public static String ownerKey(IdScheme scheme, String value) {
    ExternalId recorded =
        find("scheme = ?1 and value = ?2 and actor is not null", scheme, value).firstResult();
    return recorded == null ? null : recorded.actor.key;
  }

  /**
   * Those of each owner, by scheme.
   *
   * @param property what the owners are: `actor` or `place`
   */
  public static Map<UUID, List<ExternalId>> of(String property, List<UUID> owners) {
    return Read.query(
            "select x from ExternalId x where among(:owners, x."
                + property
                + ".id) order by x.scheme, x.value",
            ExternalId.class,
            Map.of("owners", owners))
        .getResultList()
        .stream()
        .collect(groupingBy(x -> x.actor != null ? x.actor.id : x.place.id));
  }
}
