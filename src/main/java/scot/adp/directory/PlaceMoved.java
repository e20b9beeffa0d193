package scot.adp.directory;

/**
 * A place was found to lie in another area than was told. Published within the
 * transaction of the change, so that whoever keeps the area of something there follows.
 */
public record PlaceMoved(PlaceId place, AreaCode area) {
}
