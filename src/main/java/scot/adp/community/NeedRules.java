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

/** The rules of need checks that change by date. */
@Component
public class NeedRules {

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final List<Dated> months;

	private final int confirmDaysAgo;

	private final Map<Lists, CodeList> lists;

	NeedRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("community").resolve("needs.yaml"))
			.root()
			.allow("review", "confirmDaysAgo", "lists");
		months = Dated.of(root, "review", "months");
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values()).collect(Collectors.toMap(it -> it, it -> CodeList.of(given, it.key())));
	}

	/** The day from which on the next check is due, after one on a day. */
	LocalDate reviewOn(LocalDate checkedOn) {
		return checkedOn.plusMonths(Dated.on(months, checkedOn));
	}

	/** How many days ago a check may have been before somebody is asked. */
	int confirmDaysAgo() {
		return confirmDaysAgo;
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The lists of codes. */
	public enum Lists {

		/** Of what is asked. */
		DOMAIN("domain"),
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
