package scot.adp.identity.graphql;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.identity.EndMembership;
import scot.adp.identity.MemberFilter;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.identity.NewMember;
import scot.adp.identity.People;
import scot.adp.identity.PersonView;
import scot.adp.identity.spi.OwnedWork.Owned;
import scot.adp.platform.MemberId;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** The partnership's people: who joins, who leaves, who is away. */
@Controller
class PeopleController {

	private static final String TYPE = "Member";

	private final People people;

	private final Members members;

	PeopleController(People people, Members members) {
		this.people = people;
		this.members = members;
	}

	@QueryMapping
	List<MemberView> members(@Argument @Nullable String text, @Argument @Nullable String unit) {
		return people.page(new MemberFilter(text, unit(unit)), 0, People.LIST_LIMIT)
			.stream()
			.map(PersonView::member)
			.toList();
	}

	@QueryMapping
	List<Owned> ownedWork(@Argument String member) {
		return people.owned(id("member", member));
	}

	@MutationMapping
	List<MemberView> addMembers(@Argument AddMembersInput input) {
		var ids = people.add(input.idempotencyKey(), input.members());
		var found = members.byIds(ids);
		return ids.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	@MutationMapping
	@Nullable MemberView endMembership(@Argument EndMembershipInput input) {
		var leads = new HashMap<String, MemberId>();
		for (var lead : Objects.requireNonNullElse(input.leads(), List.<NewLeadInput>of())) {
			leads.put(lead.key(), id("leads", lead.lead()));
		}
		return answer(people.end(new EndMembership(input.idempotencyKey(), id("member", input.member()),
				input.expectedVersion(), input.lastDay(), leads)));
	}

	@MutationMapping
	@Nullable MemberView setAway(@Argument SetAwayInput input) {
		return answer(people.setAway(input.idempotencyKey(), id("member", input.member()), input.expectedVersion(),
				input.until()));
	}

	@SchemaMapping(typeName = TYPE, field = "id")
	String id(MemberView member) {
		return NodeSource.globalId(TYPE, member.id().value());
	}

	@SchemaMapping(typeName = "Membership", field = "member")
	String member(Membership membership) {
		return NodeSource.globalId(TYPE, membership.id().value());
	}

	@BatchMapping(typeName = "OwnedWork", field = "deputy")
	Map<Owned, MemberView> deputies(List<Owned> owned) {
		var found = members.byIds(owned.stream().map(Owned::deputy).filter(Objects::nonNull).distinct().toList());
		var deputies = new HashMap<Owned, MemberView>();
		for (Owned one : owned) {
			@Nullable MemberId id = one.deputy();
			@Nullable MemberView deputy = (id != null) ? found.get(id) : null;
			if (deputy != null) {
				deputies.put(one, deputy);
			}
		}
		return deputies;
	}

	@BatchMapping(typeName = "OwnedWork", field = "candidates")
	Map<Owned, List<MemberView>> candidates(List<Owned> owned) {
		var found = members.byIds(owned.stream().flatMap(one -> one.candidates().stream()).distinct().toList());
		return owned.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					one -> one.candidates().stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	private @Nullable MemberView answer(MemberId id) {
		return members.byIds(List.of(id)).get(id);
	}

	private static MemberId id(String path, String globalId) {
		return new MemberId(NodeSource.localId(TYPE, path, globalId));
	}

	private static @Nullable UnitId unit(@Nullable String code) {
		try {
			return (code != null) ? new UnitId(code) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("unit", String.valueOf(ex.getMessage()));
		}
	}

	record AddMembersInput(String idempotencyKey, List<NewMember> members) {
	}

	record EndMembershipInput(String idempotencyKey, String member, int expectedVersion, LocalDate lastDay,
			@Nullable List<NewLeadInput> leads) {
	}

	record NewLeadInput(String key, String lead) {
	}

	record SetAwayInput(String idempotencyKey, String member, int expectedVersion, @Nullable LocalDate until) {
	}

}
