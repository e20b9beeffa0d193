package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.time.LocalDate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.JointCareView;
import scot.adp.treatment.JointCares;

/** The joint care of a person. */
@Component
class JointCarePersonPanel implements PersonPanel {

	private final JointCares jointCares;

	private final Partners partners;

	JointCarePersonPanel(JointCares jointCares, Partners partners) {
		this.jointCares = jointCares;
		this.partners = partners;
	}

	@Override
	public int order() {
		return 7;
	}

	@Override
	public String title() {
		return Words.of("joint.person");
	}

	@Override
	public DataSet dataSet() {
		return JointCares.DATA_SET;
	}

	@Override
	public String operation() {
		return "treatment.joint-care.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return jointCares.whose(new JointCares.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = jointCares.of(whom);
		if (all.isEmpty()) {
			return Told.NOTHING;
		}
		Map<UnitId, String> names = partners.units().stream().collect(Collectors.toMap(UnitView::code, UnitView::name));
		var words = new JointCareWords(jointCares, names);
		var on = all.stream().filter(JointCareView::goesOn).findFirst();
		return new Told(all.stream().map(it -> entry(words, it, whom.unit())).toList(),
				on.map(it -> Words.of("joint.person.goes-on", Dates.full(it.askedOn()))).orElse(null),
				on.filter(it -> it.leadUnit() == null).map(it -> new Next(it.dueOn(), words.stands(it))).orElse(null));
	}

	private static Entry entry(JointCareWords words, JointCareView of, UnitId unit) {
		var below = new ArrayList<>(List.of(words.stands(of)));
		below.addAll(words.answers(of));
		String called = unit.equals(of.unit()) ? of.ownRef() : of.partnerRef();
		return new Entry(of.id().value(), of.askedOn(), (of.closedOn() != null) ? of.closedOn() : of.stoppedOn(),
				of.keptFrom(), words.asked(of), below, "%s/%s".formatted(JointCareBoard.ROUTE, of.id().value()),
				(called != null) ? new OwnRef(called) : null);
	}

}
