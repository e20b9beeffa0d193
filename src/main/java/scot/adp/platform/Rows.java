package scot.adp.platform;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads rows as records and writes collections as parameters. A component takes the
 * column of its name in snake case: an id, a code, a constant of an enum, a list from an
 * array, or whatever the driver gives as the component's own type.
 */
public final class Rows {

	private Rows() {
	}

	/**
	 * A mapper for a record, to be kept. A column without a value is refused unless the
	 * component is {@code @Nullable}.
	 * @throws IllegalArgumentException where no column can hold one of its components
	 */
	public static <T extends Record> RowMapper<T> of(Class<T> type) {
		var components = type.getRecordComponents();
		var columns = Arrays.stream(components).map(Column::of).toArray(Column[]::new);
		var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		MethodHandle made = constructor(type, types);
		return (row, number) -> {
			var values = new @Nullable Object[columns.length];
			for (int i = 0; i < columns.length; i++) {
				values[i] = columns[i].read(row);
			}
			return type.cast(invoked(made, values));
		};
	}

	/** Ids as a parameter, such as for {@code = any(:ids)}, in their order. */
	public static UUID[] ids(Collection<? extends Identifier> ids) {
		return ids.stream().map(Identifier::value).toArray(UUID[]::new);
	}

	/** Codes as a parameter, in their order. */
	public static String[] codes(Collection<? extends CodeIdentifier> codes) {
		return codes.stream().map(CodeIdentifier::value).toArray(String[]::new);
	}

	/** Names of constants as a parameter. */
	public static String[] names(Collection<? extends Enum<?>> constants) {
		return constants.stream().map(Enum::name).toArray(String[]::new);
	}

	/** A pattern for {@code like} that finds a text anywhere, taken letter by letter. */
	public static String like(String text) {
		return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	private static MethodHandle constructor(Class<?> type, Class<?>... of) {
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(of);
			constructor.setAccessible(true);
			return MethodHandles.lookup().unreflectConstructor(constructor).asSpreader(Object[].class, of.length);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException("%s cannot be made of a column".formatted(type.getName()), ex);
		}
	}

	private static Object invoked(MethodHandle made, @Nullable Object... values) {
		try {
			return made.invoke(values);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Makes a value of what the driver gives. */
	private interface Value {

		Object of(Object given) throws SQLException;

	}

	/** One component and where it comes from. */
	private record Column(String name, boolean nullable, Class<?> given, Value value) {

		static Column of(RecordComponent component) {
			String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
			return new Column(name, isNullable(component.getAnnotatedType()), given(component.getType()),
					value(component.getGenericType()));
		}

		@Nullable Object read(ResultSet row) throws SQLException {
			@Nullable Object found = found(row);
			if (found == null || row.wasNull()) {
				if (nullable) {
					return null;
				}
				throw new IllegalStateException("Column %s has no value in a row that needs one".formatted(name));
			}
			return value.of(found);
		}

		private @Nullable Object found(ResultSet row) throws SQLException {
			if (given == Integer.class) {
				return row.getInt(name);
			}
			if (given == Long.class) {
				return row.getLong(name);
			}
			if (given == Boolean.class) {
				return row.getBoolean(name);
			}
			return (given == Array.class) ? row.getArray(name) : row.getObject(name, given);
		}

		private static boolean isNullable(AnnotatedElement type) {
			return type.isAnnotationPresent(Nullable.class);
		}

		private static Class<?> given(Class<?> type) {
			if (Identifier.class.isAssignableFrom(type)) {
				return UUID.class;
			}
			if (CodeIdentifier.class.isAssignableFrom(type) || type.isEnum()) {
				return String.class;
			}
			if (type == List.class) {
				return Array.class;
			}
			return MethodType.methodType(type).wrap().returnType();
		}

		private static Value value(Type generic) {
			if (generic instanceof ParameterizedType list && list.getRawType() == List.class) {
				Value each = element(list.getActualTypeArguments()[0]);
				return array -> {
					var elements = (Object[]) ((Array) array).getArray();
					var values = new Object[elements.length];
					for (int i = 0; i < elements.length; i++) {
						// So the driver gives elements whose type is a domain.
						values[i] = each.of((elements[i] instanceof PGobject of) ? of.toString() : elements[i]);
					}
					return List.of(values);
				};
			}
			return element(generic);
		}

		private static Value element(Type generic) {
			if (!(generic instanceof Class<?> type)) {
				throw new IllegalArgumentException("No column holds a %s".formatted(generic.getTypeName()));
			}
			if (Identifier.class.isAssignableFrom(type)) {
				MethodHandle made = constructor(type, UUID.class);
				return id -> invoked(made, id);
			}
			if (CodeIdentifier.class.isAssignableFrom(type)) {
				MethodHandle made = constructor(type, String.class);
				return code -> invoked(made, code);
			}
			if (type.isEnum()) {
				return constant -> constant(type, (String) constant);
			}
			return given -> given;
		}

		@SuppressWarnings({ "unchecked", "rawtypes" })
		private static Object constant(Class type, String name) {
			return Enum.valueOf(type, name);
		}

	}

}
