export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;

  module('smoke', () => {
    test('a token comes back as it went in', (assert) => {
      const key = jotwasm.Key.generate('HS256');
      const token = jotwasm.sign({ sub: 'ada' }, key, { expiresIn: '5m' });
      assert.equal(jotwasm.verify(token, key).sub, 'ada');
    });
  });
}
