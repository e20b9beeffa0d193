package scot.adp.community;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/** The rules of grants that change by date. */
@Component
class GrantRules {

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final List<Dated> days;

	private final CodeList withdrawnBecause;

	GrantRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("community").resolve("grants.yaml"))
			.root()
			.allow("report", "lists");
		days = Dated.of(root, "report", "days");
		withdrawnBecause = CodeList.of(root.entry("lists").allow("withdrawnBecause"), "withdrawnBecause");
	}

	/** The last day for the report of a grant that ends on a day. */
	LocalDate reportBy(LocalDate toOn) {
		return toOn.plusDays(Dated.on(days, toOn));
	}

	/** Why a grant was withdrawn. */
	CodeList withdrawnBecause() {
		return withdrawnBecause;
	}

}
