package scot.adp.community;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/** The rules of help with basic needs that change by date. */
@Component
public class HelpRules {

	static final String UNDONE = "UNDONE";

	private final Map<Lists, CodeList> lists;

	private final List<Dated> weeks;

	private final List<Dated> repeatDays;

	private final int confirmPoundsAbove;

	private final int confirmDaysAgo;

	HelpRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("community").resolve("help.yaml"))
			.root()
			.allow("year", "repeat", "confirmPoundsAbove", "confirmDaysAgo", "lists");
		weeks = Dated.of(root, "year", "weeks");
		repeatDays = Dated.of(root, "repeat", "days");
		confirmPoundsAbove = root.number("confirmPoundsAbove", 20_000);
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values()).collect(Collectors.toMap(it -> it, it -> CodeList.of(given, it.key())));
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** Over how many weeks a weekly amount of a day counts. */
	int weeks(LocalDate day) {
		return Dated.on(weeks, day);
	}

	/** Within how many days of a day another crisis is a repeat. */
	int repeatDays(LocalDate day) {
		return Dated.on(repeatDays, day);
	}

	/** From how many pounds a year on somebody is asked whether that is right. */
	int confirmPoundsAbove() {
		return confirmPoundsAbove;
	}

	/** How many days ago something may have happened before somebody is asked. */
	int confirmDaysAgo() {
		return confirmDaysAgo;
	}

	/** The lists of codes. */
	public enum Lists {

		/** What it was for. */
		DOMAIN("domain"),
		/** How it was given. */
		FORM("form"),
		/** Why it was withdrawn. */
		WITHDRAWN_BECAUSE("withdrawnBecause");

		private final String key;

		Lists(String key) {
			this.key = key;
		}

		/** What the file calls it. */
		public String key() {
			return key;
		}

	}

}
