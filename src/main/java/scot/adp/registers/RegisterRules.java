package scot.adp.registers;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.registers.RegisterKind.Above;
import scot.adp.registers.RegisterKind.Area;
import scot.adp.registers.RegisterKind.AskedUnit;
import scot.adp.registers.RegisterKind.Counts;
import scot.adp.registers.RegisterKind.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.UnitId;

/** Which registers there are, as the partnership's files say: one for an area. */
@Component
class RegisterRules {

	private final Map<String, RegisterKind> kinds = new LinkedHashMap<>();

	private final Map<MeasureCode, GroupId> meetings = new LinkedHashMap<>();

	private final Set<MeasureCode> measures = new HashSet<>();

	@Autowired
	RegisterRules(AdpSettings settings) {
		this(ConfigFile.files(settings.config().resolve("registers")).stream().map(ConfigFile::read).toList());
	}

	RegisterRules(List<ConfigFile> files) {
		files.forEach(this::read);
	}

	private void read(ConfigFile file) {
		var root = file.root().allow("area", "title", "registers", "meetings");
		var area = new Area(root.code("area", CodeList::checked), root.text("title"));
		for (var entry : root.entries("registers")) {
			RegisterKind kind = kind(area, entry);
			if (kinds.put(kind.code(), kind) != null) {
				throw entry.fault("code", "'%s' stands here twice".formatted(kind.code()));
			}
			if (kind.measure() != null && !measures.add(kind.measure())) {
				throw entry.fault("measure", "'%s' is counted of another register".formatted(kind.measure().value()));
			}
		}
		for (var entry : root.entries("meetings")) {
			entry.allow("measure", "group");
			MeasureCode measure = entry.code("measure", MeasureCode::new);
			if (!measures.add(measure)) {
				throw entry.fault("measure", "'%s' is counted of something else".formatted(measure.value()));
			}
			meetings.put(measure, entry.code("group", GroupId::new));
		}
	}

	private static RegisterKind kind(Area area, ConfigFile.Entry entry) {
		entry.allow("code", "title", "what", "actions", "measure", "counts", "number", "above", "thing", "until",
				"yearly", "unitsAsked", "items", "states");
		@Nullable MeasureCode measure = entry.optionalCode("measure", MeasureCode::new);
		Counts counts = entry.choice("counts", Counts.class, Counts.ITEMS);
		@Nullable String number = entry.optionalText("number");
		if ((counts == Counts.NUMBER || counts == Counts.ABOVE) && number == null) {
			throw entry.fault("number", "is missing; say what the number that is counted is called");
		}
		var above = entry.entries("above").stream().map(it -> {
			it.allow("value", "from");
			it.text("value");
			return new Above(it.number("value", 0), it.date("from"));
		}).toList();
		if ((counts == Counts.ABOVE) == above.isEmpty()) {
			throw entry.fault("above", above.isEmpty() ? "is missing; say above which number something counts"
					: "goes with counts ABOVE; leave it out");
		}
		if (above.stream().map(Above::from).distinct().count() < above.size()) {
			throw entry.fault("above", "has two numbers from the same day");
		}
		if (measure == null && entry.has("counts")) {
			throw entry.fault("counts", "goes with a measure; leave it out");
		}
		var asked = entry.entries("unitsAsked").stream().map(it -> {
			it.allow("unit", "from", "to");
			return new AskedUnit(it.code("unit", UnitId::new), it.optionalDate("from"), to(it));
		}).toList();
		var codes = new HashSet<String>();
		var states = entry.entries("states").stream().map(it -> {
			it.allow("code", "label", "stands", "evidence", "meeting", "lack", "words", "until", "from", "to");
			String code = it.code("code", CodeList::checked);
			if (!codes.add(code)) {
				throw it.fault("code", "'%s' stands here twice".formatted(code));
			}
			return new State(code, it.text("label"), it.flag("stands"), it.flag("evidence"), it.flag("meeting"),
					it.flag("lack"), it.optionalText("words"), it.flag("until"), it.optionalDate("from"), to(it));
		}).toList();
		if (states.stream().anyMatch(it -> it.lack() && it.stands())) {
			throw entry.fault("states", "what a unit lacks is not there: give a state 'stands' or 'lack', not both");
		}
		if (states.stream().noneMatch(State::stands)) {
			throw entry.fault("states", "need one in which what is asked for is there: give it 'stands: true'");
		}
		if (entry.has("thing") && !asked.isEmpty()) {
			throw entry.fault("unitsAsked", "nobody is asked for things that have titles; leave it out");
		}
		@Nullable String until = entry.optionalText("until");
		if ((until != null) != states.stream().anyMatch(State::until)) {
			throw entry.fault("until", (until != null) ? "no state takes it: give one 'until: true'"
					: "is missing; say what the day that a state takes is called");
		}
		return new RegisterKind(area, entry.code("code", CodeList::checked), entry.text("title"), entry.text("what"),
				entry.codes("actions", RegisterRules::action), measure, counts, number, entry.optionalText("thing"),
				until, entry.flag("yearly"), above, asked, CodeList.of(entry, "items"), states);
	}

	private static @Nullable LocalDate to(ConfigFile.Entry entry) {
		@Nullable LocalDate from = entry.optionalDate("from");
		@Nullable LocalDate to = entry.optionalDate("to");
		if (from != null && to != null && to.isBefore(from)) {
			throw entry.fault("to", "is before the first day");
		}
		return to;
	}

	private static String action(String text) {
		if (!text.matches("[A-Za-z0-9.-]+/[A-Za-z0-9.-]+")) {
			throw new IllegalArgumentException("write each as PLAN/CODE, such as NAADP-2025/FAM-1.17");
		}
		return text;
	}

	/** All registers, in the order of the files. */
	List<RegisterKind> kinds() {
		return List.copyOf(kinds.values());
	}

	Optional<RegisterKind> find(@Nullable String code) {
		return Optional.ofNullable(code).map(kinds::get);
	}

	/** Which group's meetings a measure counts. */
	Map<MeasureCode, GroupId> meetings() {
		return Map.copyOf(meetings);
	}

}
