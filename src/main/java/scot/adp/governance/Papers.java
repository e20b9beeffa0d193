package scot.adp.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.directory.Meetings;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.governance.PaperView.Asked;
import scot.adp.governance.PaperView.Change;
import scot.adp.governance.PaperView.Gone;
import scot.adp.governance.PaperView.Issue;
import scot.adp.governance.PaperView.Item;
import scot.adp.governance.spi.PaperPart;
import scot.adp.governance.spi.PaperPart.Section;
import scot.adp.identity.Made;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.StatusView;

/**
 * The exceptions papers. Until it is issued, a paper tells how things stand now; an issue
 * stays as it was.
 */
@Service
@Transactional
public class Papers {

	/** The most characters of a reason. */
	public static final int TEXT_LIMIT = 500;

	private final PaperStore store;

	private final Exceptions exceptions;

	private final ActionRegister register;

	private final Groups groups;

	private final Meetings meetings;

	private final Partners partners;

	private final Members members;

	private final ObjectProvider<PaperPart> parts;

	private final Recording recording;

	private final Clock clock;

	Papers(PaperStore store, Exceptions exceptions, ActionRegister register, Groups groups, Meetings meetings,
			Partners partners, Members members, ObjectProvider<PaperPart> parts, Recording recording, Clock clock) {
		this.store = store;
		this.exceptions = exceptions;
		this.register = register;
		this.groups = groups;
		this.meetings = meetings;
		this.partners = partners;
		this.members = members;
		this.parts = parts;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * The paper for a meeting: its latest issue, or a draft where it was not issued yet.
	 * @throws Problem where there is no such meeting
	 */
	@Allowed(operation = "governance.paper.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public PaperView paper(GroupId group, LocalDate on) {
		return store.find(group, on, null).orElseGet(() -> draft(group, on));
	}

	/** One issue of a meeting's paper; empty where there is none of that number. */
	@Allowed(operation = "governance.paper.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<PaperView> issue(GroupId group, LocalDate on, int number) {
		return store.find(group, on, number);
	}

	/**
	 * The paper for a meeting as things stand now or, within {@link AsAt}, stood then,
	 * whether or not it was issued.
	 * @throws Problem where there is no such meeting
	 */
	@Allowed(operation = "governance.paper.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public PaperView draft(GroupId group, LocalDate on) {
		if (meetings.find(group, on).isEmpty()) {
			throw Problem.notFound("meeting", "%s %s".formatted(group.value(), on));
		}
		ExceptionsView found = exceptions.of(group, on);
		@Nullable PaperView last = store.before(group, on).orElse(null);
		Map<ActionId, Item> before = (last != null) ? last.items()
			.stream()
			.collect(Collectors.toMap(Item::action, Function.identity(), (one, other) -> one, LinkedHashMap::new))
				: Map.of();
		var actions = found.exceptions().stream().map(ExceptionView::action).toList();
		Map<UnitId, UnitView> units = partners
			.units(actions.stream().map(ActionView::leadUnit).filter(Objects::nonNull).toList());
		Map<MemberId, MemberView> leads = members
			.byIds(actions.stream().map(ActionView::lead).filter(Objects::nonNull).toList());
		var items = found.exceptions()
			.stream()
			.map(it -> item(it, units, leads, last != null, before.get(it.action().id())))
			.toList();
		String name = groups.names().getOrDefault(group, group.value());
		return new PaperView(group, name, on, AsAt.today(clock), null, found.counts(), items, asked(found.wanted()),
				(last != null) ? last.on() : null, gone(before, items), sections(group, on));
	}

	/** The issued papers of a group, the latest meeting and issue first. */
	@Allowed(operation = "governance.paper.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<IssuedPaper> issued(GroupId group) {
		return store.issued(group);
	}

	/**
	 * The issued papers of several meetings, by group and day; a meeting without any is
	 * left out.
	 */
	@Allowed(operation = "governance.paper.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<GroupId, Map<LocalDate, List<IssuedPaper>>> issued(List<GroupId> of, List<LocalDate> days) {
		return store.issued(of, days)
			.stream()
			.collect(Collectors.groupingBy(IssuedPaper::group, Collectors.groupingBy(IssuedPaper::on)));
	}

	/**
	 * Issues the paper for a meeting: what it shows now stays as it is.
	 * @param reason why it is issued again; null or blank for the first issue
	 * @return the issue
	 * @throws Problem where there is no such meeting, or a further issue has no reason
	 */
	@Allowed(operation = "governance.paper.issue", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public PaperView issue(String idempotencyKey, GroupId group, LocalDate on, @Nullable String reason) {
		recording.once(idempotencyKey, List.of(group, on, String.valueOf(reason)), Id::new, author -> {
			store.lock(group, on);
			PaperView draft = draft(group, on);
			int number = 1 + store.issued(List.of(group), List.of(on)).size();
			@Nullable String why = Blanks.stripped(reason);
			new Problem.Faults()
				.when(number > 1 && why == null, "reason", "This paper was issued already; say why it is issued again.")
				.when(number == 1 && why != null, "reason", "This is the first issue; leave the reason out.")
				.text(reason, TEXT_LIMIT, "reason")
				.raise();
			var id = new Id(UUID.randomUUID());
			store.add(draft, new Issue(id, number, author.at(), author.words(), why), author);
			var changes = new LinkedHashMap<String, String>();
			changes.put("issue", String.valueOf(number));
			changes.put("exceptions", String.valueOf(draft.counts().exceptions()));
			if (why != null) {
				changes.put("reason", Auditable.CHANGED);
			}
			return new Made<>(id, "paper %s %s".formatted(group.value(), on), changes);
		});
		return store.find(group, on, null).orElseThrow();
	}

	private static Item item(ExceptionView exception, Map<UnitId, UnitView> units, Map<MemberId, MemberView> leads,
			boolean compared, @Nullable Item before) {
		ActionView action = exception.action();
		@Nullable StatusView status = action.effectiveStatus();
		@Nullable UnitView unit = (action.leadUnit() != null) ? units.get(action.leadUnit()) : null;
		@Nullable MemberView lead = (action.lead() != null) ? leads.get(action.lead()) : null;
		boolean stale = action.freshness() == Freshness.STALE && action.status() != null;
		Change change = Change.FIRST;
		Exceptions.@Nullable Reason other = null;
		if (before != null) {
			boolean same = before.section() == exception.section() && before.further().equals(exception.further())
					&& Objects.equals(before.letter(), (status != null) ? status.letter() : null)
					&& Objects.equals(before.slipped(), exception.slipped())
					&& Objects.equals(before.lead(), (lead != null) ? lead.post() : null);
			change = same ? Change.SAME : Change.CHANGED;
			other = same ? null : before.section();
		}
		else if (compared) {
			change = Change.NEW;
		}
		return new Item(action.id(), action.plan(), action.code(), action.title(), exception.section(),
				exception.further(), (unit != null) ? unit.name() : null, (lead != null) ? lead.post() : null,
				(status != null) ? status.letter() : null, (status != null) ? status.label() : null,
				(status != null) ? status.colour() : null,
				(stale && action.status() != null) ? action.status().label() : null,
				stale ? action.lastUpdatedOn() : null, exception.since(), exception.slipped(), exception.helpAskedOn(),
				exception.boardLine(), change, other);
	}

	private List<Asked> asked(List<DecisionView> wanted) {
		var actions = register.byIds(wanted.stream().map(DecisionView::action).filter(Objects::nonNull).toList());
		return wanted.stream().map(decision -> {
			@Nullable ActionView action = (decision.action() != null) ? actions.get(decision.action()) : null;
			return new Asked(decision.reference(), decision.words(), (action != null) ? action.plan() : null,
					(action != null) ? action.code() : null, (action != null) ? action.title() : null);
		}).toList();
	}

	private List<Section> sections(GroupId group, LocalDate on) {
		var meeting = new PaperPart.Meeting(group, on, AsAt.today(clock));
		return parts.stream()
			.sorted(Comparator.comparingInt(PaperPart::order))
			.map(part -> part.of(meeting))
			.flatMap(Optional::stream)
			.toList();
	}

	/** What was listed before and is not any more. */
	private List<Gone> gone(Map<ActionId, Item> before, List<Item> items) {
		Set<ActionId> listed = items.stream().map(Item::action).collect(Collectors.toSet());
		var left = new ArrayList<>(before.values());
		left.removeIf(item -> listed.contains(item.action()));
		var actions = register.byIds(left.stream().map(Item::action).toList());
		return left.stream().map(item -> {
			@Nullable ActionView action = actions.get(item.action());
			@Nullable StatusView now = (action != null) ? action.effectiveStatus() : null;
			return new Gone(item.plan(), item.code(), item.title(), item.section(), (now != null) ? now.label() : null);
		}).toList();
	}

	/** One issue of a paper. */
	public record Id(UUID value) implements Identifier {
	}

}
