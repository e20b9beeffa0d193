package scot.adp.people.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.people.PersonEndingView;
import scot.adp.people.Endings;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** That units learned of deaths, without whose. */
@Controller
class EndingController {

	private final Endings endings;

	private final Partners partners;

	EndingController(Endings endings, Partners partners) {
		this.endings = endings;
		this.partners = partners;
	}

	@QueryMapping
	List<PersonEndingView> personEndings() {
		return endings.recent();
	}

	@MutationMapping
	@Nullable PersonEndingView recordPersonEnding(@Argument RecordEndingInput input) {
		var id = endings.record(input.idempotencyKey(), input.unit(), Endings.Someone.of(input.chi(), input.ownRef()),
				input.learnedOn());
		return endings.find(id).orElse(null);
	}

	@MutationMapping
	@Nullable PersonEndingView takeBackPersonEnding(@Argument TakeBackInput input) {
		return endings.find(endings.takeBack(input.idempotencyKey(), input.id(), input.mistake())).orElse(null);
	}

	@BatchMapping(typeName = "PersonEnding", field = "unit")
	Map<PersonEndingView, UnitView> endingUnits(List<PersonEndingView> of) {
		var found = partners.units(of.stream().map(PersonEndingView::unit).distinct().toList());
		return of.stream()
			.filter(ending -> found.containsKey(ending.unit()))
			.collect(Collectors.toMap(Function.identity(), ending -> found.get(ending.unit())));
	}

	@Bean
	static NodeSource<Endings.Id> endingNodes(Endings endings) {
		return new NodeSource<>("PersonEnding", Endings.Id.class, endings::find);
	}

	/** A death as a client tells of it. */
	record RecordEndingInput(String idempotencyKey, UnitId unit, @Nullable String ownRef, @Nullable String chi,
			LocalDate learnedOn) {

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/** What was wrong, as a client tells of it. */
	record TakeBackInput(String idempotencyKey, Endings.Id id, Endings.Mistake mistake) {
	}

}
