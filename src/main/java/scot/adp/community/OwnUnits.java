package scot.adp.community;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.events.DataSet;
import scot.adp.people.Agreements;
import scot.adp.people.References;
import scot.adp.platform.UnitId;

/** Tells of units what a form about persons has to know. */
@Component
class OwnUnits {

	private final Partners partners;

	private final Agreements agreements;

	private final References references;

	OwnUnits(Partners partners, Agreements agreements, References references) {
		this.partners = partners;
		this.agreements = agreements;
		this.references = references;
	}

	/** Some units, those above others first, then by their names. */
	List<OwnUnit> of(Collection<UnitId> units, DataSet dataSet, LocalDate today) {
		return partners.units(units)
			.values()
			.stream()
			.sorted(Comparator.comparing(UnitView::depth).thenComparing(UnitView::name))
			.map(it -> new OwnUnit(it.code(), it.name(), agreements.lets(it.code(), dataSet, today),
					references.pattern(it.code(), today).orElse(null)))
			.toList();
	}

}
