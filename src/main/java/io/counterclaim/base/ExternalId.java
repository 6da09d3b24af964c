package io.counterclaim.base;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "ExternalId.ofActors",
    query =
        """
        select case when among(:ids, a.id) then a.id else a.mergedIntoId end, x
        from ExternalId x join Actor a on a.id = x.actorId
        where leads_to(:ids, x.actorId)
        order by x.scheme, a.mergedIntoId nulls first, x.value
        """)
@NamedQuery(
    name = "ExternalId.ofPlaces",
    query =
        """
        from ExternalId x where among(:ids, x.placeId) order by x.scheme, x.value
        """)
@NamedQuery(
    name = "ExternalId.removeOfActor",
    query = "delete from ExternalId x where x.actorId = :actor")
@NamedQuery(
    name = "ExternalId.removeOfPlace",
    query = "delete from ExternalId x where x.placeId = :place")
@NamedQuery(
    name = "ExternalId.owners",
    query =
        """
        select x.scheme, x.value, a.key, s.key
        from ExternalId x join Actor a on a.id = x.actorId left join Actor s on s.id = a.mergedIntoId
        where among(:values, x.value)
        """)
@Table(name = "external_id")
@Description("The identifier of an actor or a place in a public register.")
public class ExternalId extends Row {
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

  private ExternalId(UUID actorId, UUID placeId, IdScheme scheme, String value) {
    this.actorId = actorId;
    this.placeId = placeId;
    this.scheme = scheme;
    this.value = value;
  }

  public static ExternalId ofActor(UUID id, IdScheme scheme, String value) {
    return new ExternalId(id, null, scheme, value);
  }

  public static ExternalId ofPlace(UUID id, IdScheme scheme, String value) {
    return new ExternalId(null, id, scheme, value);
  }

  @Description("The page of the register about it.")
  public String getUrl() {
    return scheme.page(value);
  }
}
