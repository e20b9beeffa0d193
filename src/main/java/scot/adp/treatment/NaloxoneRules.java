package scot.adp.treatment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.UnitId;

/**
 * The rules of take-home naloxone that change by date: lists of codes, how services write
 * their own case numbers, and when somebody is asked whether an entry is right.
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

	private final Map<UnitId, OwnReference> references;

	private final int confirmKitsAbove;

	private final int confirmDaysAgo;

	private final int expiresWithinDays;

	NaloxoneRules(AdpSettings settings) {
		var root = ConfigFile.read(settings.config().resolve("treatment").resolve("naloxone.yaml"))
			.root()
			.allow("ownReferences", "confirmKitsAbove", "confirmDaysAgo", "expiresWithinDays", "lists");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(list -> list, list -> CodeList.of(given, list.key())));
		references = references(root);
		confirmKitsAbove = root.number("confirmKitsAbove", 50);
		confirmDaysAgo = root.number("confirmDaysAgo", 400);
		expiresWithinDays = root.number("expiresWithinDays", 90);
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
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

	/**
	 * How a unit writes its own case numbers.
	 * @param upwards the unit, the one above it and so on
	 * @return empty where none of them has a way of its own
	 */
	public Optional<OwnReference> ownReference(List<UnitId> upwards) {
		return upwards.stream().filter(references::containsKey).map(references::get).findFirst();
	}

	private static Map<UnitId, OwnReference> references(ConfigFile.Entry root) {
		var found = new HashMap<UnitId, OwnReference>();
		for (var entry : root.entries("ownReferences")) {
			entry.allow("unit", "pattern");
			String pattern = entry.text("pattern");
			// Digits or letters alone would let a CHI number or a name pass.
			if (!pattern.matches("[A-Z]{1,6}-#{3,8}")) {
				throw entry.fault("pattern", "use capital letters, a hyphen and three to eight #, such as NAD-#####");
			}
			if (found.put(entry.code("unit", UnitId::new), OwnReference.of(pattern)) != null) {
				throw entry.fault("unit", "stands here twice");
			}
		}
		return Map.copyOf(found);
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
		/** What an outlet is. */
		OUTLET_KIND("outletKind"),
		/** Why a count found another number. */
		DIFFERENCE_REASON("differenceReason"),
		/** Why a supply was withdrawn. */
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

	/**
	 * How a service writes its own case numbers.
	 *
	 * @param shown such as {@code NAD-#####}
	 */
	public record OwnReference(String shown, Pattern pattern) {

		static OwnReference of(String shown) {
			var pattern = new StringBuilder();
			for (char sign : shown.toCharArray()) {
				pattern.append((sign == '#') ? "[0-9]" : String.valueOf(sign));
			}
			return new OwnReference(shown, Pattern.compile(pattern.toString()));
		}

		/** Whether a text is written so. */
		public boolean fits(String text) {
			return pattern.matcher(text).matches();
		}

	}

}
