package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * The rules of take-home naloxone that change by date: lists of codes, and when somebody
 * is asked whether an entry is right.
 */
@Component
public class NaloxoneRules {

	/** A supply to somebody who is at risk themselves. */
	static final String AT_RISK = "AT_RISK";

	/** A first supply, as it was entered. */
	static final String FIRST = "FIRST";

	/** A supply to somebody who had one before. */
	static final String REPEAT = "REPEAT";

	/** Why a repeat was needed: the kit was used on the person or on somebody else. */
	static final List<String> USED = List.of("USED_ON_SELF", "USED_ON_OTHER");

	static final String UNDONE = "UNDONE";

	static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private final Map<Lists, CodeList> lists;

	private final int confirmKitsAbove;

	private final int confirmDaysAgo;

	private final int expiresWithinDays;

	private final List<UnitId> coordinators;

	NaloxoneRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("treatment").resolve("naloxone.yaml"))
			.root()
			.allow("confirmKitsAbove", "confirmDaysAgo", "expiresWithinDays", "coordinators", "lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(list -> list, list -> CodeList.of(given, list.key())));
		confirmKitsAbove = root.number("confirmKitsAbove", 50);
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		expiresWithinDays = root.number("expiresWithinDays", 90);
		coordinators = root.codes("coordinators", UnitId::new);
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** By which edition it was told how deprived the area is; none where it was not. */
	@Nullable String simdVersion(SupplyEntry.@Nullable Profile profile, LocalDate day) {
		return Optional.ofNullable(profile)
			.flatMap(it -> list(Lists.SIMD_QUINTILE).find(it.simdQuintile()))
			.filter(quintile -> !quintile.missing())
			.flatMap(quintile -> list(Lists.SIMD_VERSION).on(day).stream().findFirst())
			.map(CodeList.Value::code)
			.orElse(null);
	}

	/** Checks what was told of a person on a day. */
	void check(Problem.Faults faults, SupplyEntry.Profile profile, LocalDate day, Areas areas) {
		list(Lists.AGE_BAND).check(faults, "ageBand", profile.ageBand(), day);
		list(Lists.SEX).check(faults, "sex", profile.sex(), day);
		list(Lists.SIMD_QUINTILE).check(faults, "simdQuintile", profile.simdQuintile(), day);
		if (areas.coverage(day).stream().noneMatch(it -> it.code().value().equals(profile.homeArea()))) {
			list(Lists.HOME_MISSING).check(faults, "homeArea", profile.homeArea(), day);
		}
	}

	/** From how many kits of one supply on somebody is asked whether that is right. */
	public int confirmKitsAbove() {
		return confirmKitsAbove;
	}

	/** How many days ago something may have happened before somebody is asked. */
	public int confirmDaysAgo() {
		return confirmDaysAgo;
	}

	/** Within how many days kits expire that are shown as expiring. */
	public int expiresWithinDays() {
		return expiresWithinDays;
	}

	/** The units that look after naloxone for all: they hear where kits run short. */
	List<UnitId> coordinators() {
		return coordinators;
	}

	/** The lists of codes. */
	public enum Lists {

		/** Who supplies. */
		SOURCE("source"),
		/** Who it is for. */
		RECIPIENT("recipient"),
		/** First supply or repeat. */
		SUPPLY_TYPE("supplyType"),
		/** Why a repeat was needed. */
		REPEAT_REASON("repeatReason"),
		/** How it is given, and so which kit it is. */
		ROUTE("route"),
		/** Whether training went with it. */
		TRAINING("training"),
		/** Under what it was supplied. */
		SUPPLY_AUTHORITY("supplyAuthority"),
		/** Age of the person. */
		AGE_BAND("ageBand"),
		/** Sex of the person. */
		SEX("sex"),
		/** How deprived the area is where the person lives. */
		SIMD_QUINTILE("simdQuintile"),
		/** By which edition of the index that is. */
		SIMD_VERSION("simdVersion"),
		/** Why it is not known in which area the person lives. */
		HOME_MISSING("homeMissing"),
		/** What an outlet is. */
		OUTLET_KIND("outletKind"),
		/** Why a count found another number. */
		DIFFERENCE_REASON("differenceReason"),
		/** Why a supply was withdrawn. */
		WITHDRAWN_BECAUSE("withdrawnBecause"),
		/** Why a supply was put right. */
		CORRECTED_BECAUSE("correctedBecause");

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
