package io.counterclaim.base;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.graphql.execution.Snapshot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "ExternalId.ofActors",
    query =
        """
        from ExternalId x where among(:ids, x.actorId) order by x.scheme, x.value
        """)
@NamedQuery(
    name = "ExternalId.ofPlaces",
    query =
        """
        from ExternalId x where among(:ids, x.placeId) order by x.scheme, x.value
        """)
@NamedQuery(
    name = "ExternalId.owners",
    query =
        """
        select x.scheme, x.value, a.key from ExternalId x join Actor a on a.id = x.actorId
        where among(:values, x.value)
        """)
@Table(name = "external_id")
@Description("The identifier of an actor or a place in a public register.")
public class ExternalId extends Row {
  /** What has one. */
  public enum Owner {
    ACTOR("ExternalId.ofActors"),
    PLACE("ExternalId.ofPlaces");

    private final String query;

    Owner(String query) {
      this.query = query;
    }
  }

  @Ignore
  @Column(name = "actor_id")
  public UUID actorId;

  @Ignore
  @Column(name = "place_id")
  public UUID placeId;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("The register.")
  public IdScheme scheme;

  @NonNull
  @Description("The identifier, as the register writes it.")
  public String value;

  protected ExternalId() {}

  public ExternalId(Owner owner, UUID id, IdScheme scheme, String value) {
    this.actorId = owner == Owner.ACTOR ? id : null;
    this.placeId = owner == Owner.PLACE ? id : null;
    this.scheme = scheme;
    this.value = value;
  }

  @Description("The page of the register about it.")
  public String getUrl() {
    return scheme.page(value);
  }

  /** Those of each owner, by scheme. */
  public static Map<UUID, List<ExternalId>> of(Owner owner, List<UUID> ids) {
    return Snapshot.named(owner.query, ExternalId.class, ids).getResultList().stream()
        .collect(groupingBy(x -> owner == Owner.ACTOR ? x.actorId : x.placeId));
  }
}
