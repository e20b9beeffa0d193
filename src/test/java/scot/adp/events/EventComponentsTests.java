package scot.adp.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Identifier;
import scot.adp.platform.UnitId;
import scot.adp.support.ProgramClasses;

import static org.assertj.core.api.Assertions.assertThat;

/** Events say ids, codes, days and moments: nothing to add up, no names, no words. */
class EventComponentsTests {

	/** Numbers that are no amounts, by the names that they alone may have. */
	private static final Set<String> COUNTERS = Set.of("revision", "schema", "keyVersion");

	private static final List<? extends Class<?>> EVENTS = ProgramClasses.all()
		.stream()
		.filter(it -> it.isAssignableTo(BusEvent.class) && !it.isInterface())
		.map(JavaClass::reflect)
		.toList();

	@Test
	void eventsOfTheBusAreRecordsOfOnePackageThatSayHowTheyAreTold() {
		assertThat(EVENTS).isNotEmpty()
			.allSatisfy(type -> assertThat(type.isRecord()).as("%s is a record", type).isTrue())
			.allSatisfy(type -> assertThat(type.getPackageName()).isEqualTo("scot.adp.events"))
			.allSatisfy(type -> assertThat(type.getAnnotation(Told.class)).as("@Told on %s", type).isNotNull());
	}

	@Test
	void eventsSayIdsCodesDaysAndMomentsAlone() {
		assertThat(EVENTS).isNotEmpty().allSatisfy(type -> assertThat(refused(type)).isEmpty());
		assertThat(refused(Envelope.class)).isEmpty();
	}

	/** The person of the envelope is taken out; no other would be. */
	@Test
	void whatMayLeaveIsAboutNobody() {
		assertThat(EVENTS).filteredOn(type -> type.getAnnotation(Told.class).leaves())
			.isNotEmpty()
			.allSatisfy(type -> assertThat(Arrays.stream(type.getRecordComponents())
				.map(component -> component.getGenericType().getTypeName())).isNotEmpty()
				.noneMatch(it -> it.contains("PersonKey")))
			.allSatisfy(
					type -> assertThat(type.getSimpleName()).doesNotContainPattern("Custody|Leaving|Landed|Release"));
	}

	/** Days of records tell of custody as well as an event of its own would. */
	@Test
	void recordsThatMayLeaveAreOfDataSetsThatTellOfNobody() {
		assertThat(DataSet.MAY_LEAVE).isNotEmpty()
			.allSatisfy(set -> assertThat(set.value())
				.doesNotContainPattern("^(justice|housing)\\.|custod|releas|leaving|landed|stay|person|first"));
	}

	@Test
	void whatDoesNotBelongThereIsSeen() {
		assertThat(refused(Planted.class)).containsExactly("name", "doses", "share", "many", "names", "anything");
	}

	private static List<String> refused(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.filter(component -> !belongs(component))
			.map(RecordComponent::getName)
			.toList();
	}

	private static boolean belongs(RecordComponent component) {
		return belongs(component.getGenericType())
				|| (component.getType() == int.class && COUNTERS.contains(component.getName()));
	}

	private static boolean belongs(Type type) {
		if (type instanceof ParameterizedType of) {
			return Set.<Type>of(List.class, Set.class).contains(of.getRawType())
					&& belongs(of.getActualTypeArguments()[0]);
		}
		return type instanceof Class<?> single
				&& (Identifier.class.isAssignableFrom(single) || CodeIdentifier.class.isAssignableFrom(single)
						|| Set.of(PersonKey.class, Envelope.class, LocalDate.class, Instant.class).contains(single)
						|| (single.isEnum() && single.getPackageName().equals("scot.adp.events")));
	}

	/** What a sector could come to think of. */
	private record Planted(Envelope envelope, UnitId unit, List<RecordId> records, LocalDate on, int revision,
			String name, int doses, double share, Integer many, List<String> names, Object anything) {
	}

}
