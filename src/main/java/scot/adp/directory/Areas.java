package scot.adp.directory;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.ConfigFile;

/** The localities and the areas in which coverage is looked at. */
@Service
public class Areas {

	private final Map<AreaCode, LocalAreaView> areas;

	Areas(AdpSettings settings) {
		this.areas = read(ConfigFile.read(settings.config().resolve("directory").resolve("areas.yaml")));
	}

	/**
	 * All of them in their order, those too that are no more; a locality before its
	 * areas.
	 */
	@Allowed(operation = "directory.area.read", to = Audience.PUBLIC)
	public List<LocalAreaView> all() {
		return List.copyOf(areas.values());
	}

	/** Those that coverage is looked at by on a day, in their order. */
	@Allowed(operation = "directory.area.read", to = Audience.PUBLIC)
	public List<LocalAreaView> coverage(LocalDate day) {
		return areas.values().stream().filter(area -> area.coverage() && area.holds(day)).toList();
	}

	/** An area by its code; empty where there is none. */
	@Allowed(operation = "directory.area.read", to = Audience.PUBLIC)
	public Optional<LocalAreaView> find(AreaCode code) {
		return Optional.ofNullable(areas.get(code));
	}

	/**
	 * What an area is called, by what may be its code: where nobody knows where something
	 * was, that is told in the place of one. Empty for anything else.
	 */
	@Allowed(operation = "directory.area.read", to = Audience.PUBLIC)
	public Optional<String> name(String code) {
		return areas.values()
			.stream()
			.filter(area -> area.code().value().equals(code))
			.map(LocalAreaView::name)
			.findFirst();
	}

	static Map<AreaCode, LocalAreaView> read(ConfigFile file) {
		var found = new LinkedHashMap<AreaCode, LocalAreaView>();
		for (var entry : file.root().allow("localities").entries("localities")) {
			entry.allow("code", "name", "areas", "island", "from", "to");
			var within = entry.entries("areas");
			LocalAreaView locality = area(entry, null, within.isEmpty());
			add(found, entry, locality);
			for (var part : within) {
				add(found, part.allow("code", "name", "island", "from", "to"), area(part, locality.code(), true));
			}
		}
		if (found.isEmpty()) {
			throw file.root().fault("localities", "has no entries");
		}
		return found;
	}

	private static void add(Map<AreaCode, LocalAreaView> found, ConfigFile.Entry entry, LocalAreaView area) {
		if (found.putIfAbsent(area.code(), area) != null) {
			throw entry.fault("code", "'%s' is used by another area".formatted(area.code().value()));
		}
	}

	private static LocalAreaView area(ConfigFile.Entry entry, @Nullable AreaCode locality, boolean coverage) {
		var code = entry.code("code", AreaCode::new);
		return new LocalAreaView(code, entry.text("name"), (locality != null) ? locality : code, coverage,
				entry.flag("island"), entry.optionalDate("from"), entry.optionalDate("to"));
	}

}
