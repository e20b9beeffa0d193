package scot.adp.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.PastedPerson.Known;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.identity.spi.OwnedWork;
import scot.adp.identity.spi.OwnedWork.Load;
import scot.adp.identity.spi.OwnedWork.Owned;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.platform.reading.SearchForm;
import scot.adp.platform.reading.SearchWords;

/** Looks after the partnership's people: who joins, who leaves, who is away. */
@Service
@Transactional
public class People {

	/** The most people of one list. */
	public static final int LIST_LIMIT = 500;

	/** The most characters of a pasted list. */
	public static final int PASTE_LIMIT = 200_000;

	/** The longest name or post. */
	public static final int TEXT_LIMIT = 200;

	private final MemberQueries queries;

	private final MembershipEnds ends;

	private final JdbcClient jdbc;

	private final OrganisationNames units;

	private final ObjectProvider<OwnedWork> work;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	People(MemberQueries queries, MembershipEnds ends, JdbcClient jdbc, OrganisationNames units,
			ObjectProvider<OwnedWork> work, CurrentCaller currentCaller, Recording recording) {
		this.queries = queries;
		this.ends = ends;
		this.jdbc = jdbc;
		this.units = units;
		this.work = work;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Some of those who hold a post today or will, by name; for those who look after
	 * people, words find after them who held one. E-mail addresses are told to the
	 * support team alone.
	 */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public List<PersonView> page(MemberFilter filter, int offset, int limit) {
		return withLoads(queries.page(criteria(filter), offset, limit));
	}

	/**
	 * Those who hold a post today or will and whose name or post has the words, the best
	 * first; for those who look after people, those who held one too. E-mail addresses
	 * are not searched.
	 */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public List<FoundMember> matching(SearchWords words, int limit) {
		return queries.matching(words, findsPast(), limit);
	}

	/** One membership, past ones too. */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Optional<PersonView> find(MemberId id) {
		return queries.person(id, currentCaller.get().supportTeam())
			.map(person -> withLoads(List.of(person)).getFirst());
	}

	/** How many of them there are. */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public int count(MemberFilter filter) {
		return queries.count(criteria(filter));
	}

	/** The roles that the caller may give somebody now. */
	@Allowed(operation = "identity.member.add", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public List<Role> givable() {
		Caller caller = currentCaller.get();
		return Arrays.stream(Role.values()).filter(role -> mayGive(caller, role)).toList();
	}

	/**
	 * What the program understands of a list that was copied from a spreadsheet; nothing
	 * is stored.
	 * @param text rows of name, post, unit, e-mail address and role
	 * @throws Problem where the list is empty or too long
	 */
	@Allowed(operation = "identity.member.add", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public PastedList understand(String text) {
		new Problem.Faults()
			.when(text.length() > PASTE_LIMIT, "list",
					"The list is too long: paste at most %d people at a time.".formatted(LIST_LIMIT))
			.when(Blanks.isBlank(text), "list", "Paste a list: one person to a line.")
			.raise();
		var list = PastedPeople.understand(text);
		var rows = list.rows();
		checkLength(rows.size());
		var names = new UnitNames(units.units());
		var people = new ArrayList<NewMember>();
		for (var row : rows) {
			people.add(new NewMember(row.name(), row.post(), row.unit(names), row.email(),
					RoleWords.role(row.role()).orElse(Role.UNIT_LEAD), null));
		}
		var checked = check(people);
		var understood = new ArrayList<PastedPerson>();
		for (int i = 0; i < rows.size(); i++) {
			var row = rows.get(i);
			var check = checked.get(i);
			@Nullable Role role = RoleWords.role(row.role()).orElse(null);
			var faults = new ArrayList<>(check.faults());
			if (role == null) {
				faults.add(new Problem.Field("role",
						"'%s' is no role; write %s.".formatted(clipped(row.role()), RoleWords.CHOICES)));
			}
			@Nullable UnitName unit = check.unit();
			understood.add(new PastedPerson(row.number(), check.name(), check.post(),
					(unit != null) ? unit.name() : row.unit(names), check.email(), role, row.role(), check.known(),
					List.copyOf(faults)));
		}
		return new PastedList(List.copyOf(understood), list.columns(), list.notRead(), list.passedOver());
	}

	/**
	 * Adds a list that {@link #understand} found no fault with.
	 * @return the members, one for each row; those who were there already too
	 * @throws Problem with each fault, its path such as {@code members[2].unit}; nothing
	 * is stored then
	 */
	@Allowed(operation = "identity.member.add", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	public List<MemberId> addPasted(String idempotencyKey, String text) {
		var understood = understand(text).people();
		var names = new UnitNames(units.units());
		var faults = new ArrayList<Problem.Field>();
		understood.forEach(person -> person.faults()
			.forEach(fault -> faults.add(inRow(person.row() - 1, fault, understood.size()))));
		if (!faults.isEmpty()) {
			throw Problem.invalid(faults);
		}
		return add(idempotencyKey,
				PastedPeople.read(text)
					.stream()
					.map(row -> new NewMember(row.name(), row.post(), row.unit(names), row.email(),
							RoleWords.role(row.role()).orElseThrow(), null))
					.toList());
	}

	/**
	 * Adds members, all or none. Who has the same post in the same unit already is left
	 * as is, so that a list sent twice adds nobody twice. New people lead work and are
	 * written to; they cannot sign in until they are invited.
	 * @return the members, one for each row; those who were there already too
	 * @throws Problem with each fault, its path such as {@code members[2].unit}; nothing
	 * is stored then
	 */
	@Allowed(operation = "identity.member.add", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	public List<MemberId> add(String idempotencyKey, List<NewMember> members) {
		checkLength(members.size());
		queries.lockPeople();
		recording.once(idempotencyKey, members, author -> {
			var checked = check(members);
			var faults = new ArrayList<Problem.Field>();
			for (int i = 0; i < checked.size(); i++) {
				for (var fault : checked.get(i).faults()) {
					faults.add(inRow(i, fault, checked.size()));
				}
			}
			if (!faults.isEmpty()) {
				throw Problem.invalid(faults);
			}
			var accounts = queries.known(checked.stream().map(Checked::email).toList())
				.stream()
				.collect(Collectors.toMap(MemberQueries.Known::email, MemberQueries.Known::account,
						(one, other) -> one));
			for (int i = 0; i < checked.size(); i++) {
				var person = checked.get(i);
				if (person.known() == Known.NEW || person.known() == Known.FURTHER) {
					var account = accounts.computeIfAbsent(person.email(), email -> addAccount(person));
					addMember(account, person, members.get(i));
				}
			}
		});
		var posts = new HashMap<PostOf, MemberId>();
		var checked = check(members);
		queries.known(checked.stream().map(Checked::email).toList()).forEach(known -> {
			if (known.member() != null && known.unit() != null && known.post() != null) {
				posts.put(new PostOf(known.email(), known.unit(), folded(known.post())), known.member());
			}
		});
		return checked.stream()
			.filter(person -> person.unit() != null)
			.map(PostOf::of)
			.map(posts::get)
			.filter(Objects::nonNull)
			.toList();
	}

	/** What a member leads or stands in for: what to hand over before they leave. */
	@Allowed(operation = "identity.member.end", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public List<Owned> owned(MemberId member) {
		return work.stream().flatMap(owner -> owner.ownedBy(member).stream()).toList();
	}

	/**
	 * Ends a membership with its last day and hands over what the member leads, at once
	 * and together.
	 * @throws Problem where something the member leads has no new lead, the day cannot
	 * be, it is the last lead officer's, or somebody changed it meanwhile
	 */
	@Allowed(operation = "identity.member.end", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public MemberId end(EndMembership end) {
		queries.lockPeople();
		recording.once(end.idempotencyKey(), end, author -> {
			MemberView member = member(end.member(), end.expectedVersion());
			LocalDate today = queries.today();
			if (member.role() == Role.ADP_LEAD) {
				checkLeadStays(end);
			}
			else if (!currentCaller.get().gives(member.role())) {
				throw Problem.forbidden("Who could give this role can end it: a lead officer or an administrator.");
			}
			new Problem.Faults()
				.when(member.to() != null && member.to().isBefore(today), "lastDay",
						"This membership is over already; nothing is left to end.")
				.when(end.lastDay().isBefore(member.from()), "lastDay",
						"The membership began on %s; choose that day or a later one.".formatted(member.from()))
				.when(end.lastDay().isAfter(today.plusYears(2)), "lastDay", "Choose a day within two years.")
				.raise();
			handOver(end);
			ends.end(end.member(), end.lastDay());
		});
		return end.member();
	}

	/**
	 * Says until when somebody is away, in all their posts: their deputies have the work
	 * until then. Everyone can say it of themselves, the support team of anybody.
	 * @param until the last day away, or null for back again
	 * @throws Problem where it is another person, the day cannot be, or somebody changed
	 * it meanwhile
	 */
	@Allowed(operation = "identity.member.away", to = Audience.PEOPLE)
	public MemberId setAway(String idempotencyKey, MemberId id, int expectedVersion, @Nullable LocalDate until) {
		Caller caller = currentCaller.get();
		if (!caller.supportTeam() && !caller.account().equals(known(id).account())) {
			throw Problem.forbidden("Only this person or the support team can say that they are away.");
		}
		recording.once(idempotencyKey, Arrays.asList(id, expectedVersion, until), author -> {
			MemberView member = member(id, expectedVersion);
			LocalDate today = queries.today();
			new Problem.Faults().when(until != null && until.isBefore(today), "until", "Choose today or a later day.")
				.when(until != null && until.isAfter(today.plusYears(1)), "until", "Choose a day within a year.")
				.raise();
			if (Objects.equals(until, member.awayUntil())) {
				return;
			}
			jdbc.sql("update identity.account set away_until = :until where id = :account")
				.param("until", until)
				.param("account", member.account().value())
				.update();
			jdbc.sql("update identity.member set version = version + 1 where account = :account")
				.param("account", member.account().value())
				.update();
			recording.tell(subject(id), Map.of("awayUntil", (until != null) ? until.toString() : "back"));
		});
		return id;
	}

	/** How the audit trail names a membership. */
	static String subject(MemberId id) {
		return "member " + id.value();
	}

	private List<PersonView> withLoads(List<PersonView> people) {
		if (!currentCaller.get().readsRecords()) {
			return people;
		}
		var ids = people.stream().map(person -> person.member().id()).toList();
		var loads = new HashMap<MemberId, Load>();
		work.forEach(owner -> owner.loads(ids).forEach((member, load) -> loads.merge(member, load, Load::plus)));
		return people.stream()
			.map(person -> new PersonView(person.member(), person.email(), person.signsIn(),
					loads.getOrDefault(person.member().id(), Load.NOTHING)))
			.toList();
	}

	private void handOver(EndMembership end) {
		var missing = owned(end.member()).stream()
			.filter(owned -> owned.asLead() && !end.leads().containsKey(owned.key()))
			.map(Owned::code)
			.toList();
		if (!missing.isEmpty()) {
			throw Problem.invalid("leads",
					"Give a new lead first to what this member leads: %s%s.".formatted(
							missing.stream().limit(10).collect(Collectors.joining(", ")),
							(missing.size() > 10) ? " and %d more".formatted(missing.size() - 10) : ""));
		}
		if (end.leads().containsValue(end.member())) {
			throw Problem.invalid("leads", "Choose somebody else than the member who leaves.");
		}
		work.forEach(owner -> owner.handOver(end.member(), end.leads()));
	}

	private boolean mayGive(Caller caller, Role role) {
		return caller.gives(role) || firstLead(caller, role);
	}

	/** Whoever looks after accounts lets the first lead officer in, and no other. */
	private boolean firstLead(Caller caller, Role role) {
		return role == Role.ADP_LEAD && caller.holdsAny(Set.of(Role.ADP_ADMIN))
				&& jdbc.sql("select not exists (select 1 from identity.member where role = 'ADP_LEAD')")
					.query(Boolean.class)
					.single();
	}

	private void checkLeadStays(EndMembership end) {
		if (!currentCaller.get().holdsAny(Set.of(Role.ADP_LEAD))) {
			throw Problem.forbidden("Only a lead officer can end the membership of a lead officer.");
		}
		boolean another = jdbc.sql("""
				select exists (select 1 from identity.member m join identity.account a on a.id = m.account
				    where m.role = 'ADP_LEAD' and m.id <> :id and m.valid_from <= :day and m.valid_to is null
				    and %s and a.disabled_on is null)""".formatted(MemberQueries.CAME_IN))
			.param("id", end.member().value())
			.param("day", end.lastDay())
			.query(Boolean.class)
			.single();
		if (!another) {
			throw Problem.invalid("member",
					"This is the last lead officer who can sign in. Let another one begin before this one ends.");
		}
	}

	private MemberView member(MemberId id, int expectedVersion) {
		MemberView member = known(id);
		// Locks the row until the end of the transaction.
		int version = jdbc.sql("select version from identity.member where id = :id for update")
			.param("id", id.value())
			.query(Integer.class)
			.single();
		Problem.unlessSeen(expectedVersion, version, "this membership");
		return member;
	}

	private MemberView known(MemberId id) {
		return queries.byIds(List.of(id))
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("member", id.value().toString()));
	}

	private AccountId addAccount(Checked person) {
		var id = new AccountId(UUID.randomUUID());
		jdbc.sql("insert into identity.account (id, name, email) values (:id, :name, :email)")
			.param("id", id.value())
			.param("name", person.name())
			.param("email", person.email())
			.update();
		return id;
	}

	private void addMember(AccountId account, Checked person, NewMember member) {
		var id = new MemberId(UUID.randomUUID());
		UnitId unit = Objects.requireNonNull(person.unit()).unit();
		LocalDate from = Objects.requireNonNullElseGet(member.from(), queries::today);
		jdbc.sql("""
				insert into identity.member (id, account, post, unit, role, valid_from)
				values (:id, :account, :post, :unit, :role, :from)""")
			.param("id", id.value())
			.param("account", account.value())
			.param("post", person.post())
			.param("unit", unit.value())
			.param("role", member.role().name())
			.param("from", from)
			.update();
		var changes = new LinkedHashMap<String, String>();
		changes.put("name", Auditable.CHANGED);
		changes.put("post", Auditable.CHANGED);
		changes.put("unit", unit.value());
		changes.put("role", member.role().name());
		changes.put("from", from.toString());
		recording.tell(subject(id), changes);
	}

	/** Looks at a list row by row and against who is known; nothing is stored. */
	private List<Checked> check(List<NewMember> members) {
		var names = new UnitNames(units.units());
		Caller caller = currentCaller.get();
		String own = queries.email(caller.account()).map(it -> it.toLowerCase(Locale.ROOT)).orElse("");
		LocalDate today = queries.today();
		Map<String, List<MemberQueries.Known>> known = queries
			.known(members.stream().flatMap(member -> EmailAddress.read(member.email()).found().stream()).toList())
			.stream()
			.collect(Collectors.groupingBy(MemberQueries.Known::email));
		var nameByEmail = new HashMap<String, String>();
		var posts = new HashSet<PostOf>();
		var checked = new ArrayList<Checked>();
		for (NewMember member : members) {
			String name = Blanks.line(member.name());
			String post = Blanks.line(member.post());
			var address = EmailAddress.read(member.email());
			String email = Objects.requireNonNullElse(address.value(), Blanks.line(member.email()));
			var unit = names.find(Blanks.line(member.unit()));
			var faults = new ArrayList<Problem.Field>();
			text(faults, "name", name, "Give the person's name.");
			text(faults, "post", post, "Give the post, such as Service manager.");
			note(faults, !unit.fault().isEmpty(), "unit", unit.fault());
			note(faults, !address.isRead(), "email", address.fault());
			note(faults, !mayGive(caller, member.role()), "role", refusedRole(member.role()));
			note(faults, address.isRead() && email.equals(own), "email",
					"Nobody gives themselves a post; ask somebody else to add you.");
			note(faults, member.from() != null
					&& (member.from().isBefore(today.minusYears(20)) || member.from().isAfter(today.plusYears(2))),
					"from", "Choose a day between 20 years ago and two years ahead.");
			var persons = known.getOrDefault(email, List.of());
			note(faults, persons.isEmpty() && !PersonName.refused(name).isEmpty(), "name",
					"Leave out %s: sign-in services take no such characters in a name."
						.formatted(PersonName.refused(name)));
			String theirName = persons.isEmpty() ? nameByEmail.getOrDefault(email, name) : persons.getFirst().name();
			note(faults, !same(theirName, name) && !name.isEmpty() && address.isRead(), "name",
					"This e-mail address belongs to %s; use that name or another address.".formatted(theirName));
			address.found().ifPresent(it -> nameByEmail.putIfAbsent(it, name));
			note(faults, !persons.isEmpty() && persons.getFirst().disabled(), "email",
					"This person's account was closed; ask for it to be opened again first.");
			@Nullable UnitName found = unit.unit();
			Known standing = (persons.isEmpty() && !isRepeated(posts, email)) ? Known.NEW : Known.FURTHER;
			if (found != null) {
				var there = persons.stream()
					.filter(it -> found.unit().equals(it.unit())
							&& folded(String.valueOf(it.post())).equals(folded(post)))
					.findFirst();
				if (there.isPresent()) {
					standing = Known.THERE;
					note(faults, there.get().role() != member.role(), "role",
							"Has this post already with another role; end that membership first.");
				}
				else if (!posts.add(new PostOf(email, found.unit(), folded(post)))) {
					standing = Known.REPEATED;
				}
			}
			checked.add(new Checked(same(theirName, name) ? theirName : name, post, found, email, standing,
					List.copyOf(faults)));
		}
		return checked;
	}

	private static String refusedRole(Role role) {
		if (role.machine()) {
			return "This is the role of a program, which comes from its token; choose a role of a person.";
		}
		return (role == Role.ADP_LEAD) ? "Only a lead officer can make somebody lead officer."
				: "Only a lead officer or the administrator of accounts can give this role.";
	}

	private static boolean isRepeated(Collection<PostOf> posts, String email) {
		return posts.stream().anyMatch(post -> post.email().equals(email));
	}

	private static void text(List<Problem.Field> faults, String path, String text, String missing) {
		note(faults, text.isEmpty(), path, missing);
		note(faults, Problem.tooLong(text, TEXT_LIMIT) != null, path,
				String.valueOf(Problem.tooLong(text, TEXT_LIMIT)));
		note(faults, text.chars().anyMatch(Character::isISOControl), path,
				"Leave out characters that cannot be seen or printed.");
	}

	private static void note(List<Problem.Field> faults, boolean wrong, String path, String message) {
		if (wrong) {
			faults.add(new Problem.Field(path, message));
		}
	}

	private static Problem.Field inRow(int index, Problem.Field fault, int rows) {
		return new Problem.Field("members[%d].%s".formatted(index, fault.path()),
				(rows > 1) ? "Row %d, %s: %s".formatted(index + 1, fault.path(), fault.message()) : fault.message(),
				fault.reason());
	}

	private static void checkLength(int people) {
		new Problem.Faults().when(people == 0, "members", "Name at least one person.")
			.when(people > LIST_LIMIT, "members",
					"Add at most %d people at a time; these are %d.".formatted(LIST_LIMIT, people))
			.raise();
	}

	/** Who adds people and ends memberships finds those too whose time is over. */
	private boolean findsPast() {
		return currentCaller.get().may("identity.member.add");
	}

	private MemberQueries.Criteria criteria(MemberFilter filter) {
		@Nullable String text = filter.text();
		return new MemberQueries.Criteria((text != null) ? text.replace("\0", "") : null,
				(filter.unit() != null) ? units.withBelow(List.of(filter.unit())) : Set.of(),
				currentCaller.get().supportTeam(), findsPast());
	}

	/** Whether a name is the same but for how its letters are written. */
	private static boolean same(String name, String other) {
		return SearchForm.of(name).equals(SearchForm.of(other));
	}

	private static String folded(String post) {
		return SearchForm.of(post);
	}

	private static String clipped(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text;
	}

	/** A row as understood. */
	private record Checked(String name, String post, @Nullable UnitName unit, String email, Known known,
			List<Problem.Field> faults) {
	}

	/** One post of one person. */
	private record PostOf(String email, UnitId unit, String post) {

		static PostOf of(Checked person) {
			return new PostOf(person.email(), Objects.requireNonNull(person.unit()).unit(), folded(person.post()));
		}

	}

}
