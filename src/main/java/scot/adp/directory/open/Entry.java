package scot.adp.directory.open;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.OpenWindow;
import scot.adp.directory.Opening;
import scot.adp.directory.PlaceView;
import scot.adp.directory.PublishedService;

/**
 * A service that everybody may know of, and when it is open.
 *
 * @param times place by place; one without a place where the service has none
 */
public record Entry(PublishedService service, List<Times> times) {

	private static final Set<PlaceView.Kind> NOWHERE = Set.of(PlaceView.Kind.ONLINE, PlaceView.Kind.HOME_VISITS);

	public Entry {
		times = List.copyOf(times);
	}

	/** Where it is that somebody can go to. */
	public Stream<Times> places() {
		return times.stream().filter(Times::isAPlace);
	}

	/** Whether nobody has to go anywhere: it is online, on the phone or comes home. */
	public boolean anywhere() {
		return places().findAny().isEmpty();
	}

	/** Whether people of an area are served, by a place there or from afar. */
	public boolean serves(AreaCode area) {
		return places().anyMatch(it -> it.in(area))
				|| anywhere() && (service.areas().isEmpty() || service.areas().contains(area));
	}

	/**
	 * When it is open at one place.
	 *
	 * @param at the place; null where the service has none
	 * @param known up to when that was worked out
	 */
	public record Times(PublishedService.@Nullable At at, List<OpenWindow> windows, Instant known) {

		/** Whether it is open at a moment. */
		public Opening opening(Instant now) {
			return Opening.at(now, windows, known);
		}

		boolean isAPlace() {
			return at != null && !NOWHERE.contains(at.kind());
		}

		boolean in(AreaCode area) {
			return at != null && at.area().equals(area);
		}

	}

}
