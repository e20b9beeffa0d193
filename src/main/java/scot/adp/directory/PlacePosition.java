package scot.adp.directory;

/**
 * Where a place lies.
 *
 * @param latitude in degrees of WGS 84
 * @param longitude in degrees of WGS 84
 */
public record PlacePosition(double latitude, double longitude) {

	/** The mean radius of the Earth in metres. */
	private static final double RADIUS = 6_371_000;

	/**
	 * How far it is to another, in metres along the surface, by the haversine formula.
	 */
	public double metresTo(PlacePosition other) {
		double north = Math.toRadians(other.latitude - latitude) / 2;
		double east = Math.toRadians(other.longitude - longitude) / 2;
		double chord = Math.sin(north) * Math.sin(north) + Math.cos(Math.toRadians(latitude))
				* Math.cos(Math.toRadians(other.latitude)) * Math.sin(east) * Math.sin(east);
		return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
	}

}
