package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

	private final List<Unusual> unusual;

	private final CodeList items;

	private final CodeList revisedBecause;

	EquipmentRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("treatment").resolve("equipment.yaml"))
			.root()
			.allow("asked", "mayTell", "dueDays", "monthsBack", "confirmDaysAgo", "unusual", "lists");
		asked = root.codes("asked", CodeList::checked);
		mayTell = root.codes("mayTell", CodeList::checked);
		dueDays = root.number("dueDays", 14);
		monthsBack = root.number("monthsBack", 6);
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		unusual = root.entries("unusual").stream().map(it -> {
			it.allow("from", "times", "atLeast", "returns");
			var rule = new Unusual(it.date("from"), it.number("times", 10), it.number("atLeast", 20),
					it.number("returns", 6));
			if (rule.times() < 2 || rule.returns() < 1) {
				throw it.fault("'times' must be 2 or more, and 'returns' 1 or more");
			}
			return rule;
		}).toList();
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

	/** What is unusual in a period that ends on a day; empty where nothing is asked. */
	Optional<Unusual> unusual(LocalDate day) {
		return unusual.stream().filter(it -> !it.from().isAfter(day)).reduce((one, later) -> later);
	}

	/** What is handed out. */
	CodeList items() {
		return items;
	}

	/** Why a return is put right. */
	CodeList revisedBecause() {
		return revisedBecause;
	}

	/**
	 * By what a number is asked about that an outlet tells.
	 *
	 * @param times how many times what is usual, or which part of it
	 * @param atLeast what the greater of both has to be
	 * @param returns the middle of how many returns is what is usual
	 */
	record Unusual(LocalDate from, int times, int atLeast, int returns) {

		/** Whether a number is to be asked about beside what is usual. */
		boolean is(long number, long usual) {
			return Math.max(number, usual) >= atLeast && (number >= usual * times || number * times <= usual)
					&& usual > 0;
		}

	}

}
