package scot.adp.directory.parts;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.SearchForm;
import scot.adp.shell.parts.Choice;

/** Chooses a unit, found by what is typed of its name or its organisation's. */
public class UnitField extends Choice<UnitView> {

	private final Partners partners;

	/** Makes a field in which no unit is chosen. */
	public UnitField(String label, Partners partners) {
		super(label, UnitView::code);
		this.partners = partners;
		setItemLabelGenerator(UnitField::named);
		setClearButtonVisible(true);
		search(query -> {
			String typed = SearchForm.of(Blanks.strip(query.getFilter().orElse("")));
			return partners.units()
				.stream()
				.filter(unit -> SearchForm.searched(named(unit)).contains(typed))
				.skip(query.getOffset())
				.limit(query.getLimit());
		}, this::coded);
	}

	/** Chooses a unit; none where there is none with that code. */
	public void choose(@Nullable UnitId code) {
		setValue((code != null) ? partners.units(List.of(code)).get(code) : null);
	}

	private Optional<UnitView> coded(String code) {
		var unit = new UnitId(code);
		return Optional.ofNullable(partners.units(List.of(unit)).get(unit));
	}

	/** The unit that is chosen, or null. */
	public @Nullable UnitId chosen() {
		return getOptionalValue().map(UnitView::code).orElse(null);
	}

	private static String named(UnitView unit) {
		return "%s (%s)".formatted(unit.name(), unit.organisationName());
	}

}
