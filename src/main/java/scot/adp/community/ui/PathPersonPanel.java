package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.community.WorkFact;
import scot.adp.community.WorkPathView;
import scot.adp.community.WorkPaths;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** A person's ways into work. */
@Component
class PathPersonPanel implements PersonPanel {

	private final WorkPaths paths;

	PathPersonPanel(WorkPaths paths) {
		this.paths = paths;
	}

	@Override
	public int order() {
		return 41;
	}

	@Override
	public String title() {
		return Words.of("path.person");
	}

	@Override
	public DataSet dataSet() {
		return WorkPaths.DATA_SET;
	}

	@Override
	public String operation() {
		return "community.path.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return paths.whose(new WorkPaths.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = paths.of(whom);
		@Nullable WorkPathView open = all.reversed().stream().filter(it -> it.endedOn() == null).findFirst().orElse(null);
		if (open == null) {
			return new Told(all.stream().map(this::entry).toList(), null, null);
		}
		@Nullable LocalDate on = open.clock()
			.awaited()
			.map(Milestone::awaitedUntil)
			.or(() -> open.clock().next().map(Milestone::dueOn))
			.orElse(null);
		@Nullable String next = PathWords.next(open);
		return new Told(all.stream().map(this::entry).toList(),
				Words.of("path.person.state." + open.state().name(), Dates.full(open.registeredOn())),
				(next != null && on != null) ? new Next(on, next.replaceAll("\\.$", "")) : null);
	}

	/** It is kept for as long as its last entry. */
	private Entry entry(WorkPathView path) {
		LocalDate last = path.happened()
			.stream()
			.map(it -> (it.to() != null) ? it.to() : it.from())
			.max(LocalDate::compareTo)
			.orElse(path.registeredOn());
		List<String> details = path.happened().stream().map(this::told).toList();
		return new Entry(path.id().value(), path.registeredOn(), path.endedOn(),
				(path.endedOn() != null && path.endedOn().isAfter(last)) ? path.endedOn() : last,
				Words.of("path.person.title"), details, WorkPathsPage.ROUTE + "/" + path.id().value(),
				(path.ownRef() != null) ? new OwnRef(path.ownRef()) : null);
	}

	private String told(WorkFact fact) {
		return PathWords.told(paths, fact);
	}

}
