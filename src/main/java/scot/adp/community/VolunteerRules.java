package scot.adp.community;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/** The rules of volunteering that change by date. */
@Component
public class VolunteerRules {

	static final String VALID = "VALID";

	static final String NOT_NEEDED = "NOT_NEEDED";

	static final String PAID_WORK = "PAID_WORK";

	/** Why somebody is withdrawn whose file was taken back. */
	public static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final LocalDate regulatedNeedsValidFrom;

	private final List<Dated> active;

	private final int confirmHoursAbove;

	private final int confirmDaysAgo;

	private final Map<Lists, CodeList> lists;

	VolunteerRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("community").resolve("volunteers.yaml"))
			.root()
			.allow("regulatedNeedsValidFrom", "active", "confirmHoursAbove", "confirmDaysAgo", "lists");
		regulatedNeedsValidFrom = root.date("regulatedNeedsValidFrom");
		active = Dated.of(root, "active", "quarters");
		confirmHoursAbove = root.number("confirmHoursAbove", 12);
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values()).collect(Collectors.toMap(it -> it, it -> CodeList.of(given, it.key())));
	}

	/**
	 * Whether somebody can be active in a role on a day.
	 * @param pvg the state of the membership, a code
	 * @param expiresOn its last day; null where none is known
	 */
	boolean mayBeActive(boolean regulated, String pvg, @Nullable LocalDate expiresOn, LocalDate day) {
		boolean asked = regulated && !day.isBefore(regulatedNeedsValidFrom);
		return !asked || (VALID.equals(pvg) && (expiresOn == null || !expiresOn.isBefore(day)));
	}

	/** From how many quarters of an hour on somebody was active in a period. */
	int activeFrom(LocalDate periodFrom) {
		return Dated.on(active, periodFrom);
	}

	/** From how many hours on one day on somebody is asked whether that is right. */
	int confirmHoursAbove() {
		return confirmHoursAbove;
	}

	/** How many days ago something may have happened before somebody is asked. */
	int confirmDaysAgo() {
		return confirmDaysAgo;
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** The lists of codes. */
	public enum Lists {

		/** What somebody does. */
		ROLE("role"),
		/** How far the membership of the PVG scheme is. */
		PVG("pvg"),
		/** Why somebody ended. */
		END_REASON("endReason"),
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
