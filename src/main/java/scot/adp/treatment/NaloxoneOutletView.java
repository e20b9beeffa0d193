package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.directory.ServiceId;
import scot.adp.platform.UnitId;

/**
 * Where naloxone is handed out.
 *
 * @param unit whose stock it is
 * @param name of the place, or of the service and where it is
 * @param kind a code of the list of kinds
 * @param openToPublic whether anybody can come and ask
 * @param routes which kits it has, as codes of the list of routes
 * @param reorderLevel below how many kits of one route more are to be ordered
 * @param address as far as it may be told; null where none may
 * @param openedOn its first day
 * @param closedOn its last day; null while it is open
 */
public record NaloxoneOutletView(Outlets.Id id, int version, UnitId unit, @Nullable ServiceId service,
		@Nullable PlaceId place, String name, AreaCode area, String kind, boolean openToPublic, List<String> routes,
		int reorderLevel, @Nullable String address, LocalDate openedOn, @Nullable LocalDate closedOn) {

	/** Whether kits can be handed over there on a day. */
	public boolean open(LocalDate day) {
		return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
	}

}
