package scot.adp.directory.open;

/**
 * A point on the map.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record Point(double latitude, double longitude) {

	private static final double RADIUS = 6_371_000;

	/** How far another is as the crow flies, in metres; by the haversine formula. */
	public double metres(Point other) {
		double north = Math.toRadians(other.latitude - latitude);
		double east = Math.toRadians(other.longitude - longitude);
		double half = Math.pow(Math.sin(north / 2), 2) + Math.cos(Math.toRadians(latitude))
				* Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(east / 2), 2);
		return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
	}

}
