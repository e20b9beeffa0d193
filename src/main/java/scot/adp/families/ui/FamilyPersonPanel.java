package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.families.FamilyMemberView;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.FamilySupportView;
import scot.adp.families.FamilySupports;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** The families to which a person belongs that are or were supported. */
@Component
class FamilyPersonPanel implements PersonPanel {

	private final FamilySupports supports;

	FamilyPersonPanel(FamilySupports supports) {
		this.supports = supports;
	}

	@Override
	public int order() {
		return 30;
	}

	@Override
	public String title() {
		return Words.of("families.person");
	}

	@Override
	public DataSet dataSet() {
		return FamilySupports.MEMBERS;
	}

	@Override
	public List<DataSet> dataSets() {
		return List.of(FamilySupports.MEMBERS, FamilySupports.DATA_SET);
	}

	@Override
	public String operation() {
		return "families.support.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return supports.whose(new FamilyMemberView.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = supports.of(whom);
		var on = all.values().stream().filter(FamilySupportView::goesOn).toList();
		return new Told(all.entrySet().stream().map(it -> entry(it.getKey(), it.getValue(), today)).toList(),
				on.isEmpty() ? null : Words.of("families.person.goes-on", Dates.full(on.getFirst().beganOn())),
				on.stream()
					.filter(it -> it.nextDueOn() != null && it.stoppedOn() == null)
					.map(it -> new Next(it.nextDueOn(), Objects.requireNonNull(FamilyWords.due(it, today))))
					.min(Comparator.comparing(Next::on, Comparator.nullsFirst(Comparator.naturalOrder())))
					.orElse(null));
	}

	private Entry entry(FamilyMemberView.Id member, FamilySupportView family, LocalDate today) {
		@Nullable LocalDate end = Stream.of(family.closedOn(), family.declinedOn())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return new Entry(member.value(), family.beganOn(), end, end,
				Words.of("families.person.entry", FamilyWords.called(family)),
				List.of(FamilyWords.stands(supports, family, today),
						FamilyWords.label(supports, Lists.TIER, family.tier()) + " · " + FamilyWords.people(family)),
				"%s/%s".formatted(FamiliesView.ROUTE, family.id().value()), null);
	}

}
