package scot.adp.community;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/** The rules of learning that change by date. */
@Component
public class LearnerRules {

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final int confirmDaysAgo;

	private final int longDays;

	private final Map<Lists, CodeList> lists;

	LearnerRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("community").resolve("learning.yaml"))
			.root()
			.allow("confirmDaysAgo", "longDays", "lists");
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		longDays = root.number("longDays", 365);
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values()).collect(Collectors.toMap(it -> it, it -> CodeList.of(given, it.key())));
	}

	/** How many days ago something may have happened before somebody is asked. */
	int confirmDaysAgo() {
		return confirmDaysAgo;
	}

	/** After how many days without an end somebody is asked whether a course goes on. */
	int longDays() {
		return longDays;
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The lists of codes. */
	public enum Lists {

		/** What is learned. */
		COURSE("course"),
		/** Who teaches it. */
		PROVIDER("provider"),
		/** What was gained. */
		QUALIFICATION("qualification"),
		/** Why somebody left before the end. */
		LEFT_BECAUSE("leftBecause"),
		/** Why a record was withdrawn. */
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
