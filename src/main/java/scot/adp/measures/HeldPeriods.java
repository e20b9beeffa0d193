package scot.adp.measures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.UnitSources;
import scot.adp.platform.UnitId;

/** Tells modules who brings rows and what was returned. */
@Component
class HeldPeriods implements UnitSources {

	private final PeriodReturnStore store;

	private final ReturnForms forms;

	private final OrganisationNames units;

	HeldPeriods(PeriodReturnStore store, ReturnForms forms, OrganisationNames units) {
		this.store = store;
		this.forms = forms;
		this.units = units;
	}

	@Override
	public Held held(DataSet dataSet, Collection<UnitId> of) {
		var form = forms.find(dataSet);
		if (form.isEmpty() || of.isEmpty()) {
			return Held.BY_RECORDS;
		}
		store.share(of, dataSet);
		Map<UnitId, List<UnitSourceView>> choices = store.choices(of)
			.stream()
			.filter(it -> it.dataSet().equals(dataSet))
			.collect(Collectors.groupingBy(UnitSourceView::unit));
		return (faults, path, unit, day) -> {
			Period period = form.get().period().of(day);
			if (PeriodReturnStore.kind(choices.getOrDefault(unit, List.of()), period.from()) == SourceKind.RETURN) {
				faults.when(true, path, """
						%s files a return for %s, so single records of it are not taken: put them into the return, \
						or choose single records from a period that is not over.""".formatted(name(units, unit),
						period.name()), OTHER_SOURCE);
			}
		};
	}

	@Override
	public List<Returned> returned(DataSet dataSet, LocalDate from, LocalDate to) {
		return forms.find(dataSet).map(form -> store.returned(form, from, to)).orElse(List.of());
	}

	@Override
	public Optional<String> label(DataSet dataSet, String field) {
		return forms.find(dataSet).flatMap(form -> form.field(field)).map(ReturnForm.Field::label);
	}

	static String name(OrganisationNames units, UnitId unit) {
		return units.unit(unit).map(OrganisationNames.UnitName::name).orElse(unit.value());
	}

}
