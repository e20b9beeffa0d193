package scot.adp.treatment;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/** The rules of confirming a quarter's waiting times that change by date. */
@Component
class WaitQuarterRules {

	private final CodeList reopenedBecause;

	private final int quartersBack;

	WaitQuarterRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("treatment").resolve("quarter.yaml"))
			.root()
			.allow("quartersBack", "lists");
		quartersBack = root.number("quartersBack", 2);
		reopenedBecause = CodeList.of(root.entry("lists").allow("reopenedBecause"), "reopenedBecause");
	}

	/** Why a quarter that was confirmed is opened again. */
	CodeList reopenedBecause() {
		return reopenedBecause;
	}

	/** For how many quarters back a confirmation is still asked for. */
	int quartersBack() {
		return quartersBack;
	}

}
