package io.counterclaim.recording;

import io.counterclaim.base.ExternalId;
import io.counterclaim.base.Rules;
import io.counterclaim.engagement.Place;
import io.counterclaim.recording.Dossier.PlacePart;

/** The places of a dossier. */
final class PlaceSection extends Section<PlacePart, Place> {
  PlaceSection(Recording recording) {
    super(recording, "places", NodeType.PLACE, PlacePart.class, recording.places);
  }

  @Override
  Place create() {
    return new Place();
  }

  @Override
  void fill(Place place, PlacePart part, Rules rules) {
    recording.country(part.country(), rules);
    place.name = part.name();
    place.country = part.country();
    place.latitude = part.latitude();
    place.longitude = part.longitude();
    place.precision = part.precision();
    place.holds(rules);
  }

  @Override
  void addRows(Place place, PlacePart part, Rules rules) {
    part.externalIds()
        .forEach(
            (scheme, value) ->
                recording.entities.persist(ExternalId.ofPlace(place.id, scheme, value)));
  }

  @Override
  void removeRows(Place place) {
    recording
        .entities
        .createNamedQuery("ExternalId.removeOfPlace")
        .setParameter("place", place.id)
        .executeUpdate();
  }
}
