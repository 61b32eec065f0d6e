using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>The stored members of an entity class, found once; their accessors are compiled.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();

    private readonly Dictionary<string, Member> _byName;
    private readonly Member[] _members;

    private EntityShape(Type type)
    {
        // A member that hides one of its base class comes before it, and is the one that counts.
        _members = [.. MembersOf(type).DistinctBy(member => member.Name, StringComparer.Ordinal)];
        _byName = _members.ToDictionary(member => member.Name, StringComparer.Ordinal);
    }

    public static EntityShape For(Type type) => Shapes.GetOrAdd(type, static key => new(key));

    public void Write(ITableEntity entity, EntityWriter writer)
    {
        foreach (var member in _members)
            member.Write(entity, writer);
    }

    /// <summary>The member that a stored property belongs to; null when the class has none of that name.</summary>
    public Member? Find(string name) => _byName.GetValueOrDefault(name);

    private static IEnumerable<Member> MembersOf(Type type)
    {
        foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance))
        {
            var valueType = member switch
            {
                PropertyInfo property when property.GetIndexParameters().Length == 0 => property.PropertyType,
                FieldInfo field => field.FieldType,
                _ => null,
            };
            if (valueType is null
                || member.Name is nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey)
                    or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag)
                || member.IsDefined(typeof(IgnoreDataMemberAttribute)))
                continue;

            yield return (Member)Activator.CreateInstance(
                typeof(Member<,>).MakeGenericType(type, valueType), BindingFlags.DoNotWrapExceptions, null, [member], null)!;
        }
    }

    /// <summary>A stored property or field.</summary>
    internal abstract class Member(MemberInfo member)
    {
        public string Name { get; } = member.GetCustomAttribute<DataMemberAttribute>()?.Name ?? member.Name;

        public abstract void Write(object entity, EntityWriter writer);

        public abstract void Read(object entity, ref Utf8JsonReader reader);
    }

    private sealed class Member<TEntity, TValue> : Member
    {
        private readonly Codec<TValue> _codec;
        private readonly Func<TEntity, TValue>? _get;
        private readonly Action<TEntity, TValue>? _set;
        private readonly PropertyName _name;

        public Member(MemberInfo member)
            : base(member)
        {
            _codec = Codec.For<TValue>() ?? throw new NotSupportedException(
                $"{typeof(TEntity)}.{member.Name} is a {typeof(TValue)}, which a table cannot store. Use string, int, long, double, bool, DateTime "
                + "in UTC, DateTimeOffset, Guid, byte[], BinaryData or an enum, or mark it with [IgnoreDataMember].");
            _name = PropertyName.For(Name);
            var (readable, writable) = member is PropertyInfo property
                ? (property.GetMethod is { IsPublic: true }, property.SetMethod is { IsPublic: true })
                : (true, !((FieldInfo)member).IsInitOnly);
            var entity = Expression.Parameter(typeof(TEntity));
            var value = Expression.Parameter(typeof(TValue));
            var access = Expression.MakeMemberAccess(entity, member);
            if (readable)
                _get = Expression.Lambda<Func<TEntity, TValue>>(access, entity).Compile();
            if (writable)
                _set = Expression.Lambda<Action<TEntity, TValue>>(Expression.Assign(access, value), entity, value).Compile();
        }

        public override void Write(object entity, EntityWriter writer)
        {
            if (_get is not null)
                _codec.Write(writer, _name, _get((TEntity)entity));
        }

        public override void Read(object entity, ref Utf8JsonReader reader)
        {
            if (_set is null)
            {
                reader.Skip();
                return;
            }

            try
            {
                _set((TEntity)entity, _codec.Read(ref reader));
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException)
            {
                throw new InvalidOperationException(
                    $"The stored property '{Name}' cannot be read as {typeof(TValue)} into {typeof(TEntity)}: {e.Message}", e);
            }
        }
    }
}
