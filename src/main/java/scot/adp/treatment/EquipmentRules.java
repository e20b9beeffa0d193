package scot.adp.treatment;

import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/** The rules of injecting equipment that change by date. */
@Component
class EquipmentRules {

	/** Needles with their syringes. */
	static final String NEEDLES = "NEEDLE_SYRINGE";

	static final String FOIL = "FOIL";

	/** Why a return is put right that a file tells otherwise. */
	static final String LATER_FILE = "LATER_FILE";

	private final List<String> asked;

	private final List<String> mayTell;

	private final int dueDays;

	private final int monthsBack;

	private final int confirmDaysAgo;

	private final CodeList items;

	private final CodeList revisedBecause;

	EquipmentRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("treatment").resolve("equipment.yaml"))
			.root()
			.allow("asked", "mayTell", "dueDays", "monthsBack", "confirmDaysAgo", "lists");
		asked = root.codes("asked", CodeList::checked);
		mayTell = root.codes("mayTell", CodeList::checked);
		dueDays = root.number("dueDays", 14);
		monthsBack = root.number("monthsBack", 6);
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		var lists = root.entry("lists").allow("item", "revisedBecause");
		items = CodeList.of(lists, "item");
		revisedBecause = CodeList.of(lists, "revisedBecause");
		if (revisedBecause.find(LATER_FILE).isEmpty()) {
			throw lists.fault("revisedBecause", "has no %s".formatted(LATER_FILE));
		}
	}

	/** Whether outlets of a kind are asked each month. */
	boolean asks(String outletKind) {
		return asked.contains(outletKind);
	}

	/** Whether outlets of a kind may tell what they handed out. */
	boolean takes(String outletKind) {
		return asks(outletKind) || mayTell.contains(outletKind);
	}

	/** How many days after its period a return is due. */
	int dueDays() {
		return dueDays;
	}

	/** For how many months back returns are asked for. */
	int monthsBack() {
		return monthsBack;
	}

	/** What is longer ago than this has to be confirmed. */
	int confirmDaysAgo() {
		return confirmDaysAgo;
	}

	/** What is handed out. */
	CodeList items() {
		return items;
	}

	/** Why a return is put right. */
	CodeList revisedBecause() {
		return revisedBecause;
	}

}
