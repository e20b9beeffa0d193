package scot.adp.activities;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceView;

/**
 * An outlet of the directory and what lies there.
 *
 * @param levels resource by resource, by title; those of which nothing was ever told are
 * left out
 */
public record OutletStockView(PlaceView place, List<Level> levels) {

	public OutletStockView {
		levels = List.copyOf(levels);
	}

	/** Whether something lies there that was placed or counted not long ago. */
	public boolean stocked() {
		return levels.stream().anyMatch(Level::stocked);
	}

	/** When anything was last placed or counted there; null where that never was. */
	public @Nullable LocalDate lastOn() {
		return levels.stream().map(Level::lastOn).max(LocalDate::compareTo).orElse(null);
	}

	/** What of it was withdrawn, or is to be looked at, and still lies there. */
	public List<Level> toTakeBack() {
		return levels.stream()
			.filter(it -> it.number() > 0
					&& (it.state() == ResourceView.State.WITHDRAWN || it.state() == ResourceView.State.CHECK))
			.toList();
	}

	/**
	 * How much of a resource lies at an outlet.
	 *
	 * @param code of the resource
	 * @param state how the resource stands
	 * @param lastOn when it was last placed or counted there
	 * @param stocked whether it counts as stock
	 */
	public record Level(Resources.Id resource, String code, String title, ResourceView.State state, int number,
			LocalDate lastOn, boolean stocked) {
	}

}
