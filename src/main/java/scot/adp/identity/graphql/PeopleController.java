package scot.adp.identity.graphql;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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
import scot.adp.platform.UnitId;

/** The partnership's people: who joins, who leaves, who is away. */
@Controller
class PeopleController {

	private final People people;

	private final Members members;

	PeopleController(People people, Members members) {
		this.people = people;
		this.members = members;
	}

	@QueryMapping
	List<MemberView> members(@Argument @Nullable String text, @Argument @Nullable UnitId unit) {
		return people.page(new MemberFilter(text, unit), 0, People.LIST_LIMIT)
			.stream()
			.map(PersonView::member)
			.toList();
	}

	@QueryMapping
	List<Owned> ownedWork(@Argument MemberId member) {
		return people.owned(member);
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
			leads.put(lead.key(), lead.lead());
		}
		return answer(people.end(new EndMembership(input.idempotencyKey(), input.member(), input.expectedVersion(),
				input.lastDay(), leads)));
	}

	@MutationMapping
	@Nullable MemberView setAway(@Argument SetAwayInput input) {
		return answer(people.setAway(input.idempotencyKey(), input.member(), input.expectedVersion(), input.until()));
	}

	@SchemaMapping(typeName = "Membership", field = "member")
	String member(Membership membership) {
		return NodeSource.globalId("Member", membership.id().value());
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

	@Bean
	static NodeSource<MemberId> memberNodes(Members members) {
		return new NodeSource<>("Member", MemberId.class,
				id -> Optional.ofNullable(members.byIds(List.of(id)).get(id)));
	}

	record AddMembersInput(String idempotencyKey, List<NewMember> members) {
	}

	record EndMembershipInput(String idempotencyKey, MemberId member, Integer expectedVersion, LocalDate lastDay,
			@Nullable List<NewLeadInput> leads) {
	}

	record NewLeadInput(String key, MemberId lead) {
	}

	record SetAwayInput(String idempotencyKey, MemberId member, Integer expectedVersion, @Nullable LocalDate until) {
	}

}
