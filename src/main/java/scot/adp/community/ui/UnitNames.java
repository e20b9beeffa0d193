package scot.adp.community.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.UnitId;

/** What units are called. */
record UnitNames(Partners partners) {

	/** The name of one; its code where the directory has none any more. */
	String of(UnitId unit) {
		@Nullable UnitView found = partners.units(List.of(unit)).get(unit);
		return (found != null) ? found.name() : unit.value();
	}

}
